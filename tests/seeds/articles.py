"""What the five articles of December 2023 to June 2024 tell: the positions that were coded first.

Ids never change their meaning: whatever the record learns later, these still say the same.
"""

SOURCES = {
    "celebtattler-2024-06-14",
    "epoch-times-2024-02-10",
    "icaro-2023-12-23",
    "jltcreative-2024-06-14",
    "kyiv-post-2024-02-13",
}

POSITIONS = """
ru-2022-03-nato-membership demand ["barred"]
ru-2022-03-neutrality demand ["neutral"]
ru-2022-03-peace-talks offer ["negotiated"]
ru-2022-09-ceasefire offer ["immediate","later"]
ru-2022-09-russian-withdrawal demand {"none_in":["crimea","donetsk","kherson","luhansk","zaporizhzhia","elsewhere"]}
ru-2023-12-14-ceasefire red_line ["immediate","later"]
ru-2023-12-ceasefire offer ["immediate","later"]
ru-2023-12-freeze-or-settlement offer ["freeze"]
ru-2023-12-sovereignty-and-capital offer ["preserved"]
ru-2023-12-talks-format offer ["without-ukraine"]
ru-2024-02-06-peace-talks demand ["negotiated"]
ru-2024-02-06-us-pressure-on-ukraine demand ["pressed"]
ru-2024-02-13-ceasefire offer ["immediate","later"]
ru-2024-06-14-armed-forces-limits demand ["some"]
ru-2024-06-14-ceasefire offer ["immediate"]
ru-2024-06-14-freeze-or-settlement demand ["settlement"]
ru-2024-06-14-no-freeze red_line ["freeze"]
ru-2024-06-14-nuclear-status demand ["non-nuclear"]
ru-2024-06-14-peace-talks offer ["negotiated"]
ru-2024-06-14-recognition-of-annexation demand {"all_in":["donetsk","kherson","luhansk","zaporizhzhia"]}
ru-2024-06-14-russian-speakers-rights demand ["ensured"]
ru-2024-06-14-ukrainian-withdrawal demand {"all_in":["donetsk","kherson","luhansk","zaporizhzhia"]}
ru-2024-06-14-us-ukraine-security-pact red_line ["in-force"]
ru-2024-06-14-western-sanctions demand ["all-lifted"]
ua-2023-12-russian-withdrawal demand {"all_in":["crimea","donetsk","kherson","luhansk","zaporizhzhia","elsewhere"]}
ua-2024-02-13-ceasefire red_line ["immediate","later"]
ua-2024-02-13-freeze-or-settlement red_line ["freeze"]
ua-2024-02-13-recognition-of-annexation red_line {"any_in":["crimea","donetsk","kherson","luhansk","zaporizhzhia"]}
ua-2024-02-13-ukrainian-withdrawal red_line {"any_in":["donetsk","kherson","luhansk","zaporizhzhia"]}
ua-2024-02-ceasefire red_line ["immediate","later"]
ua-2024-02-peace-talks offer ["negotiated"]
ua-2024-02-reparations demand ["paid"]
ua-2024-02-war-crimes-tribunals demand ["established"]
ua-2024-06-14-ceasefire red_line ["immediate","later"]
ua-2024-06-14-nato-membership demand ["member"]
ua-2024-06-14-sovereignty-and-capital demand ["preserved"]
ua-2024-06-14-us-ukraine-security-pact offer ["in-force"]
us-2024-02-13-talks-format red_line ["without-ukraine"]
us-2024-02-peace-talks offer ["negotiated"]
us-2024-02-russian-attacks demand ["stopped"]
us-2024-02-russian-withdrawal demand {"all_in":["donetsk","kherson","luhansk","zaporizhzhia","elsewhere"]}
us-2024-02-us-pressure-on-ukraine demand ["left-to-ukraine"]
us-2024-06-14-us-ukraine-security-pact offer ["in-force"]
"""
"""Id, kind and region of each, as written."""

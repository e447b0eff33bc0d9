"""What stands around the routes, for every request."""

from starlette.middleware import Middleware
from starlette_compress import CompressMiddleware

from app.limiting.addresses import Proxies, networks
from app.limiting.budgets import Budget, Budgets
from app.limiting.counters import InProcess, Shared
from app.middleware.deadlines import Deadlines
from app.middleware.failures import Failures
from app.middleware.forms import Forms
from app.middleware.headings import Headings
from app.middleware.heads import Heads
from app.middleware.rates import Rates
from app.middleware.sizes import Sizes
from app.middleware.validators import Validators
from app.middleware.watching import Routed, Watching
from app.observing.figures import Figures
from app.routers import exports
from app.settings import Settings
from app.site.failing import Readable


def layers(settings: Settings, figures: Figures | None) -> list[Middleware]:
    """The layers, outermost first: what is inside a layer has not seen what the layer does."""
    watching = settings.access_log > 0 or figures is not None
    return [
        *([Middleware(Watching, share=settings.access_log, figures=figures)] if watching else []),
        Middleware(Headings),
        Middleware(Failures),
        Middleware(Heads),
        Middleware(CompressMiddleware),
        Middleware(Validators),
        Middleware(Forms, files=exports.BY_ACCEPT),
        Middleware(Readable),
        *_rates(settings),
        Middleware(Sizes),
        Middleware(Deadlines, seconds=settings.answer_seconds),
        # Once more, for what fails in a handler: so that it can still become a page.
        Middleware(Failures),
        *([Middleware(Routed)] if figures else []),
    ]


def _rates(settings: Settings) -> list[Middleware]:
    """The layer of the rate limits, where there are any."""
    if not settings.rate_limits:
        return []
    budgets = Budgets(
        reading=Budget("reading", settings.reads_per_minute),
        computing=Budget("computing", settings.work_per_minute),
        editing=Budget("editing", settings.edits_per_minute),
        guessing=Budget("guessing", settings.guesses_per_minute),
    )
    counters = Shared(settings.rate_limit_storage) if settings.rate_limit_storage else InProcess()
    proxies = Proxies(networks(settings.trusted_proxies or ""), settings.forwarded_header.encode())
    return [Middleware(Rates, budgets=budgets, counters=counters, proxies=proxies)]

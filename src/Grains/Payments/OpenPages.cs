using static Marketplace.Payments.PaymentStatus;

namespace Marketplace.Payments;

/// <summary>
/// Pages of a gateway whose news nobody can prove: whoever says that one was paid has the gateway asked, and so has the clock, because nobody
/// may say so. See docs/adr/0033-callbacks-are-hints.md.
/// </summary>
internal static class OpenPages
{
    /// <summary>About as long as it takes to pay in an app: news that are lost cost no more at first.</summary>
    public static readonly TimeSpan FirstLook = TimeSpan.FromMinutes(2);

    /// <summary>Whoever has days to pay need not be asked after every minute.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromHours(6);

    /// <summary>More than any gateway tells of one page. Whoever sends more makes nobody work: the clock goes on.</summary>
    public const int MostHints = 20;

    public static PaymentCheckoutOpened Opened(PaymentState payment, CheckoutOpened fact, DateTimeOffset now) =>
        new(now, fact.CheckoutReference, fact.Url, fact.Wallet, payment.Can.NewsAreHints ? now + FirstLook : null, fact.EndsAt);

    /// <summary>Whether the page that is known is still open, and nobody can close it: it ends by itself, and until then nobody is sent elsewhere.</summary>
    public static bool Stays(PaymentState payment, DateTimeOffset now) => payment is { Status: Pending, CheckoutUrl: not null } && now < payment.PageEndsAt;

    /// <summary>A look that is under way answers for every hint that comes meanwhile; should it have looked too early, the next one does.</summary>
    public static Decision<PaymentEvent> Hinted(PaymentState payment, HintPayment hint, Guid look, DateTimeOffset now) =>
        payment.Gateway == hint.Gateway && payment.CheckoutReference == hint.CheckoutReference ? AskedFor(payment, look, now) : Decision<PaymentEvent>.Nothing;

    /// <summary>Whoever asks for a page that stays open may have paid on it, of which nobody told.</summary>
    public static Decision<PaymentEvent> AskedFor(PaymentState payment, Guid look, DateTimeOffset now) =>
        payment is { Status: Pending, LookIntent: null, LookAt: not null, Hints: < MostHints }
            ? new PaymentLookWanted(now, look, IsHinted: true)
            : Decision<PaymentEvent>.Nothing;

    /// <summary>The longer it has been open, the longer the pause.</summary>
    public static PaymentPageSeen Seen(PaymentState payment, PageSeen fact, DateTimeOffset now)
    {
        var age = now - (payment.PageOpenedAt ?? now);
        var pause = TimeSpan.FromTicks(Math.Clamp(age.Ticks / 2, FirstLook.Ticks, LongestPause.Ticks));
        return new PaymentPageSeen(now, fact.IsOpen && payment is { Status: Pending, NotWanted: null } ? now + pause : null);
    }

    public static PaymentState Evolve(PaymentState payment, PaymentEvent happened) => happened switch
    {
        PaymentCheckoutOpened e => Forgotten(payment) with
        {
            CheckoutIntent = null,
            CheckoutReference = e.CheckoutReference,
            CheckoutUrl = e.Url,
            Wallet = e.Wallet,
            PageTerms = null,
            LookAt = e.LookAt,
            PageOpenedAt = e.LookAt is null ? null : e.At,
            PageEndsAt = e.EndsAt,
        },
        PaymentLookWanted e => payment with { LookIntent = e.IntentId, Hints = payment.Hints + (e.IsHinted ? 1 : 0) },
        PaymentPageSeen e => payment with { LookIntent = null, LookAt = e.LookAt },
        _ => payment,
    };

    /// <summary>Nobody is sent there any more, and nobody has to ask.</summary>
    public static PaymentState Forgotten(PaymentState payment) =>
        payment with { CheckoutUrl = null, Wallet = null, LookAt = null, LookIntent = null, PageOpenedAt = null, Hints = 0 };
}

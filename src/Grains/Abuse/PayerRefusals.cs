namespace Marketplace.Abuse;

/// <summary>Every way a customer is not let pay. The codes are documented in docs/errors.md.</summary>
internal static class PayerRefusals
{
    /// <summary>In seconds; the edge makes a header of it.</summary>
    private const string RetryAfter = "retryAfter";

    /// <summary>To the customer, who is not told why.</summary>
    public static readonly Refusal MayNotPay =
        new(RefusalKind.NotYours, "payment.barred", "You cannot pay here at the moment. Whoever runs this marketplace can tell you more.");

    public static readonly Refusal Unknown =
        new(RefusalKind.Unknown, "payer.unknown", "There is no such customer.");

    public static readonly Refusal NotBarred =
        new(RefusalKind.NotNow, "payer.not-barred", "This customer may pay.");

    public static Refusal Barred(PayerBar bar) =>
        new Refusal(RefusalKind.NotNow, "payer.barred", "This customer may not pay already.").With("since", bar.Since);

    public static Refusal TooManyAttempts(int limit, TimeSpan window, TimeSpan wait) =>
        new Refusal(RefusalKind.TooMany, "payment.too-many-attempts", "You have begun to pay too often. Wait a little.")
            .With("limit", limit).With("window", window).With(RetryAfter, Seconds(wait));

    public static Refusal TooManyDeclines(int limit, TimeSpan window, TimeSpan wait) =>
        new Refusal(RefusalKind.TooMany, "payment.too-many-declines", "Too many cards were declined. Wait a little.")
            .With("limit", limit).With("window", window).With(RetryAfter, Seconds(wait));

    /// <summary>Not a matter of waiting a little: what is more than the limit alone never fits, for as long as they are new.</summary>
    public static Refusal TooMuch(Money limit, Money asked, DateTimeOffset from) =>
        new Refusal(RefusalKind.NotNow, "payment.amount-limit", "That is more than somebody new may pay within a day.")
            .With("limit", limit).With("asked", asked).With("from", from);

    private static string Seconds(TimeSpan wait) => ((long)Math.Ceiling(wait.TotalSeconds)).ToString();
}

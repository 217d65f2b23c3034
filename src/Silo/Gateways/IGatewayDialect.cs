using Marketplace.Payments;

namespace Marketplace.Gateways;

/// <summary>
/// How one gateway says what <see cref="LookUpGateway"/> asks of it. It looks, or it acts; what is to be done when nobody knows whether it acted is not
/// its business. What it cannot do, as its terms say, it is never asked for.
/// </summary>
internal interface IGatewayDialect
{
    string Name { get; }

    /// <summary>Whether a page can be closed before it ends by itself.</summary>
    bool ClosesPages { get; }

    /// <summary>Which page news are about, of which nothing else is believed.</summary>
    /// <returns>Null where they are none of theirs, by their form or by the secret that they lack.</returns>
    string? PageOf(string body, IHeaderDictionary headers);

    /// <summary>Opens a page. An attempt of which nobody heard may have opened another one, on which nobody pays because nobody was ever sent there.</summary>
    Task<CheckoutOpened> Open(PageOrder order, CancellationToken cancellationToken);

    /// <summary>How the payment stands.</summary>
    Task<Standing> Look(string reference, CancellationToken cancellationToken);

    /// <summary>What the payment of a page moved, whoever had it moved.</summary>
    async Task<ImmutableArray<PageMovement>> Moved(string reference, CancellationToken cancellationToken) =>
        await Look(reference, cancellationToken) is { Kind: StandingKind.Taken } taken ? [PageMovement.Charge(taken.Reference, taken.Amount)] : [];

    /// <summary>Closes a page; what became of it is seen afterwards.</summary>
    Task Close(string reference, CancellationToken cancellationToken) => throw Never("closes no pages");

    /// <summary>Takes what is reserved; what became of it is seen afterwards.</summary>
    Task Capture(Standing reserved, Guid intent, CancellationToken cancellationToken) => throw Never("reserves nothing");

    /// <summary>Gives up what is reserved; what became of it is seen afterwards.</summary>
    Task Release(Standing reserved, Guid intent, CancellationToken cancellationToken) => throw Never("reserves nothing");

    /// <summary>What became of a refund.</summary>
    Task<RefundStanding> LookAtRefund(string reference, RefundView refund, CancellationToken cancellationToken) => throw Never("gives nothing back");

    /// <summary>Gives back; what became of it is seen afterwards.</summary>
    /// <returns>Whether it understood, and said no.</returns>
    Task<bool> IsRefused(string reference, RefundView refund, CancellationToken cancellationToken) => throw Never("gives nothing back");

    private InvalidOperationException Never(string why) => new($"{Name} {why}.");
}

/// <summary>A page that is wanted.</summary>
/// <param name="Payment">Of what.</param>
/// <param name="Intent">Names it; another page has another.</param>
/// <param name="Callback">Who hears of it.</param>
/// <param name="Back">Where the customer goes afterwards.</param>
/// <param name="Open">How long somebody may want to pay it.</param>
internal sealed record PageOrder(PaymentView Payment, Guid Intent, Uri Callback, Uri Back, TimeSpan Open);

/// <summary>How a payment stands at its gateway.</summary>
/// <param name="Kind">In one word.</param>
/// <param name="Reference">The gateway's id.</param>
/// <param name="Amount">What it is about.</param>
/// <param name="At">When the gateway said so, by its clock.</param>
internal sealed record Standing(StandingKind Kind, string Reference, Money Amount, DateTimeOffset At)
{
    /// <summary>Until when it is reserved; null where nobody said.</summary>
    public DateTimeOffset? CaptureBefore { get; init; }

    /// <summary>Why it ended.</summary>
    public string Reason { get; init; } = "It was declined.";
}

internal enum StandingKind
{
    /// <summary>Nobody has paid, and perhaps somebody still can.</summary>
    Open,

    /// <summary>Nobody has paid, and nobody can any more.</summary>
    Ended,

    /// <summary>The customer's money is held.</summary>
    Reserved,

    /// <summary>It was taken, whatever went back since.</summary>
    Taken,
}

/// <summary>What a gateway moved for one of its pages.</summary>
/// <param name="Kind">`charge` or `refund`.</param>
/// <param name="Reference">As payments name it.</param>
/// <param name="Net">What the platform has there changed by.</param>
internal sealed record PageMovement(string Kind, string Reference, Money Net)
{
    public const string ChargeKind = "charge";

    public static PageMovement Charge(string reference, Money amount) => new(ChargeKind, reference, amount);

    public static PageMovement Refund(string reference, Money amount) => new("refund", reference, -amount);
}

/// <summary>How a refund stands.</summary>
/// <param name="Kind">In one word.</param>
/// <param name="Reference">The gateway's id of it, once it is done.</param>
internal sealed record RefundStanding(RefundStandingKind Kind, string? Reference = null);

internal enum RefundStandingKind
{
    /// <summary>The gateway knows of none.</summary>
    None,

    UnderWay,

    Done,
}

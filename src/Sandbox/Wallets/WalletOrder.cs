using System.Collections.Immutable;

namespace Marketplace.Sandbox;

/// <summary>A payment as a gateway keeps it.</summary>
/// <param name="Id">The gateway's, or the merchant's where that is who names it.</param>
/// <param name="Amount">In whole dinars.</param>
/// <param name="Currency">The currency.</param>
/// <param name="Description">What the customer sees.</param>
/// <param name="CallbackUrl">Who is told of its changes.</param>
/// <param name="RedirectUrl">Where the customer goes afterwards.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Reserves">Whether what is paid is only held until the merchant takes it.</param>
public sealed record WalletOrder(
    string Id, long Amount, string Currency, string Description, string CallbackUrl, string RedirectUrl, DateTimeOffset CreatedAt, bool Reserves = false)
{
    public WalletStage Stage { get; init; }

    /// <summary>Where it can be paid, the oldest first.</summary>
    public ImmutableArray<WalletPage> Pages { get; init; } = [];

    /// <summary>Typed instead of a link.</summary>
    public string Code { get; init; } = string.Empty;

    /// <summary>How long after it was taken it goes back; null without end.</summary>
    public TimeSpan? RefundableFor { get; init; }

    /// <summary>When money was held for it first.</summary>
    public DateTimeOffset? ReservedAt { get; init; }

    public DateTimeOffset? PaidAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it ended unpaid.</summary>
    public string? Reason { get; init; }

    /// <summary>All that was done at the merchant's wish, the oldest first.</summary>
    public ImmutableArray<WalletAct> Acts { get; init; } = [];

    /// <summary>Since when nobody has been told how it stands; null while everybody has.</summary>
    public DateTimeOffset? TellAt { get; init; }

    public long Refunded => Acts.Where(act => act.Kind is WalletActKind.Refund).Sum(act => act.Amount);

    /// <summary>When it changed last.</summary>
    public DateTimeOffset ChangedAt => Acts is [.., var last] ? last.At : PaidAt ?? EndedAt ?? ReservedAt ?? CreatedAt;
}

/// <param name="Id">Of the page.</param>
/// <param name="ValidUntil">Until when it can be paid there.</param>
public sealed record WalletPage(string Id, DateTimeOffset ValidUntil);

/// <param name="Key">Under which the merchant wished it.</param>
/// <param name="Kind">What.</param>
/// <param name="Amount">Of how much, in whole dinars.</param>
/// <param name="At">When.</param>
public sealed record WalletAct(string Key, WalletActKind Kind, long Amount, DateTimeOffset At);

/// <summary>Stored by number; only append.</summary>
public enum WalletStage
{
    Open,
    Ended,
    Reserved,
    Taken,
}

/// <summary>Stored by number; only append.</summary>
public enum WalletActKind
{
    Capture,
    Void,
    Refund,
}

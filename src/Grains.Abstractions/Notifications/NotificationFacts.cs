namespace Marketplace.Notifications;

/// <summary>What a notification says besides its topic: values for the words of every language, and what it leads to. Frozen when it is planned.</summary>
[GenerateSerializer, Immutable, Alias("notification.facts")]
public sealed record NotificationFacts
{
    [Id(0)]
    public Guid? BookingId { get; init; }

    [Id(1)]
    public Guid? ThreadId { get; init; }

    [Id(2)]
    public Guid? PaymentId { get; init; }

    [Id(3)]
    public Guid? PayoutId { get; init; }

    [Id(4)]
    public Guid? ListingId { get; init; }

    /// <summary>The title of what is sold. Somebody wrote it.</summary>
    [Id(5)]
    public string? Title { get; init; }

    /// <summary>When it begins, is paid or arrives, as the topic has it.</summary>
    [Id(6)]
    public DateTimeOffset? At { get; init; }

    /// <summary>The zone of the listing, for whoever has not said theirs.</summary>
    [Id(7)]
    public string? TimeZone { get; init; }

    [Id(8)]
    public Money? Amount { get; init; }

    /// <summary>Whole hours until it begins.</summary>
    [Id(9)]
    public long? Hours { get; init; }

    /// <summary>What changed at the account.</summary>
    [Id(10)]
    public SecurityChange? Change { get; init; }

    /// <summary>The end of the new bank account's number.</summary>
    [Id(11)]
    public string? Last4 { get; init; }

    /// <summary>The report of a message.</summary>
    [Id(12)]
    public Guid? ReportId { get; init; }
}

/// <summary>What changed at an account. Stored by name; never rename.</summary>
public enum SecurityChange
{
    Password,
    BankAccount,
}

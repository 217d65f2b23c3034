namespace Marketplace.Invoices;

/// <summary>What a customer owes by one invoice by hand.</summary>
[GenerateSerializer, Immutable, Alias("bill.state")]
internal sealed record BillState
{
    [Id(0)]
    public InvoiceStatus Status { get; init; }

    [Id(1)]
    public Guid ProviderId { get; init; }

    /// <summary>Null before it is drafted.</summary>
    [Id(2)]
    public BillPlan? Plan { get; init; }

    /// <summary>As it would be sent now, and as it was sent from then on; null before it is drafted.</summary>
    [Id(3)]
    public InvoiceDocument? Document { get; init; }

    /// <summary>Where it was agreed; null where it was booked.</summary>
    [Id(4)]
    public Guid? ThreadId { get; init; }

    [Id(5)]
    public long? Number { get; init; }

    [Id(6)]
    public DateTimeOffset? IssuedAt { get; init; }

    [Id(7)]
    public DateTimeOffset DraftedAt { get; init; }

    [Id(8)]
    public DateTimeOffset? SentAt { get; init; }

    [Id(9)]
    public DateTimeOffset? ViewedAt { get; init; }

    [Id(10)]
    public DateTimeOffset? PaidAt { get; init; }

    [Id(11)]
    public DateTimeOffset? RefundedAt { get; init; }

    [Id(12)]
    public DateTimeOffset? VoidedAt { get; init; }

    [Id(13)]
    public string? VoidReason { get; init; }

    /// <summary>What came and did not go back, in minor units.</summary>
    [Id(14)]
    public long Paid { get; init; }

    /// <summary>At most <see cref="BillTerms.MaximumParts"/>.</summary>
    [Id(15)]
    public ImmutableArray<BillPayment> Payments { get; init; } = [];

    /// <summary>At most <see cref="BillTerms.MaximumParts"/>.</summary>
    [Id(16)]
    public ImmutableArray<BillRefund> Refunds { get; init; } = [];

    /// <summary>What credit notes have not given back, line by line of the document; empty before it is sent.</summary>
    [Id(17)]
    public ImmutableArray<BillRest> Rests { get; init; } = [];

    [Id(18)]
    public ImmutableArray<Guid> CreditNotes { get; init; } = [];

    [Id(19)]
    public int Reminders { get; init; }

    [Id(20)]
    public DateTimeOffset? RemindedAt { get; init; }

    /// <summary>The reminder that is still to be sent.</summary>
    [Id(21)]
    public Guid? ReminderMailId { get; init; }
}

/// <summary>What is left of a line, in minor units.</summary>
[GenerateSerializer, Immutable, Alias("bill.rest")]
internal sealed record BillRest(long Net, long Tax);

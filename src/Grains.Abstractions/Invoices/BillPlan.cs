namespace Marketplace.Invoices;

/// <summary>What a provider writes into an invoice by hand. Its sums are never theirs to write: they follow from the lines.</summary>
/// <param name="Title">What was sold, in a few words.</param>
/// <param name="Lines">At least one, all in one currency.</param>
/// <param name="DueAt">Until when it is to be paid; null for <see cref="BillTerms.DueAfter"/> after it is sent.</param>
/// <param name="SuppliedAt">When the work was done; null for when it is sent.</param>
/// <param name="Notes">For the customer too; stands on the document.</param>
/// <param name="InternalNotes">For the provider alone.</param>
[GenerateSerializer, Immutable, Alias("bill.plan")]
public sealed record BillPlan(
    string Title, ImmutableArray<BillLine> Lines, DateTimeOffset? DueAt, DateTimeOffset? SuppliedAt, string? Notes, string? InternalNotes);

/// <summary>One line as it is written.</summary>
/// <param name="Label">For people.</param>
/// <param name="Quantity">How many.</param>
/// <param name="UnitPrice">Of one, before tax; not negative.</param>
/// <param name="TaxBasisPoints">The rate of its tax, in hundredths of a percent.</param>
[GenerateSerializer, Immutable, Alias("bill.line")]
public sealed record BillLine(string Label, long Quantity, Money UnitPrice, int TaxBasisPoints);

/// <summary>What changes of a draft; what is absent stays.</summary>
[GenerateSerializer, Immutable, Alias("bill.changes")]
public sealed record BillChanges(
    Optional<string> Title,
    Optional<ImmutableArray<BillLine>?> Lines,
    Optional<DateTimeOffset?> DueAt,
    Optional<DateTimeOffset?> SuppliedAt,
    Optional<string> Notes,
    Optional<string> InternalNotes);

/// <summary>The bounds of an invoice by hand.</summary>
public static class BillTerms
{
    /// <summary>As many as a price can have.</summary>
    public const int MaximumLines = 50;

    /// <summary>Minutes of a month, and pieces of a pallet.</summary>
    public const long MaximumQuantity = 100_000;

    /// <summary>All of the price: no tax on services is higher.</summary>
    public const int LargestTax = 100_00;

    /// <summary>Of the title, and of a label: one line of the document, or two.</summary>
    public const int LongestLabel = 200;

    /// <summary>A paragraph on the document.</summary>
    public const int LongestNotes = 1_000;

    /// <summary>The number of a transfer or of a receipt, with some words.</summary>
    public const int LongestReference = 200;

    /// <summary>As long as the reasons of bookings are.</summary>
    public const int LongestReason = 500;

    /// <summary>Payments, and refunds, of one invoice: four years of instalments.</summary>
    public const int MaximumParts = 50;

    /// <summary>Of one provider at a time: more than anybody finishes in a sitting, and few enough to be counted for each new one.</summary>
    public const int MaximumDrafts = 100;

    /// <summary>A third one is the last: who does not pay by then needs another letter.</summary>
    public const int MaximumReminders = 3;

    /// <summary>What is usual where nothing else was agreed.</summary>
    public static readonly TimeSpan DueAfter = TimeSpan.FromDays(14);

    /// <summary>Nobody waits for longer than a year, leap years too.</summary>
    public static readonly TimeSpan LatestDue = TimeSpan.FromDays(366);

    /// <summary>After it was due, so that a transfer of the last day is not reminded of.</summary>
    public static readonly TimeSpan FirstReminderAfter = TimeSpan.FromDays(1);

    /// <summary>From one reminder to the next.</summary>
    public static readonly TimeSpan RemindEvery = TimeSpan.FromDays(7);
}

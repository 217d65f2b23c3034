namespace Marketplace.Ledger;

[GenerateSerializer, Immutable, Alias("books.event")]
public abstract record BooksEvent(DateTimeOffset At);

/// <summary>From here on the database books nothing in the period any more.</summary>
/// <param name="At">When.</param>
/// <param name="Month">The first day of the month.</param>
/// <param name="From">Its first instant; null for the first period that was ever closed, which holds whatever came before.</param>
/// <param name="Until">The first instant after it.</param>
/// <param name="Reason">Of the operator; null where the clock closed it.</param>
/// <param name="IntentId">Adds it up and seals it.</param>
[GenerateSerializer, Immutable, Alias("books.period-closed")]
public sealed record PeriodClosed(
    DateTimeOffset At, DateOnly Month, DateTimeOffset? From, DateTimeOffset Until, string? Reason, Guid IntentId) : BooksEvent(At);

/// <summary>What was booked is written down for good, bound to everything that was sealed before.</summary>
/// <param name="At">When.</param>
/// <param name="Sums">What the period comes to.</param>
/// <param name="Previous">The seal of the period before; null for the first.</param>
/// <param name="Seal">SHA-256 over the former seal, the period and its sums; lower-case hexadecimal.</param>
/// <param name="Terms">How the books are kept.</param>
/// <param name="CloseAt">When the next period is closed by itself; null when that is for operators.</param>
[GenerateSerializer, Immutable, Alias("books.period-sealed")]
public sealed record PeriodSealed(
    DateTimeOffset At, PeriodSums Sums, string? Previous, string Seal, BooksTerms Terms, DateTimeOffset? CloseAt) : BooksEvent(At);

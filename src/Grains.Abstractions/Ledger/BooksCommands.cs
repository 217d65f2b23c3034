namespace Marketplace.Ledger;

[GenerateSerializer, Immutable, Alias("books.command")]
public abstract record BooksCommand(CommandContext Context) : ICommand;

/// <param name="Context">By an operator.</param>
/// <param name="Month">The first day of the month.</param>
/// <param name="Reason">Why it is complete.</param>
/// <param name="Terms">How this marketplace keeps its books.</param>
[GenerateSerializer, Immutable, Alias("books.close")]
public sealed record ClosePeriod(CommandContext Context, DateOnly Month, string Reason, BooksTerms Terms) : BooksCommand(Context);

/// <summary>What a closed period comes to.</summary>
/// <param name="Context">From the intent.</param>
/// <param name="IntentId">Which one wanted it.</param>
/// <param name="Sums">All that was booked in it; nothing can be added any more.</param>
/// <param name="Terms">How the books are kept now, for the period that comes next.</param>
[GenerateSerializer, Immutable, Alias("books.seal")]
public sealed record SealPeriod(CommandContext Context, Guid IntentId, PeriodSums Sums, BooksTerms Terms) : BooksCommand(Context);

/// <summary>Given by the clock: time to close the period that comes next.</summary>
[GenerateSerializer, Immutable, Alias("books.pass-time")]
public sealed record PassBooksTime(CommandContext Context, string Deadline) : BooksCommand(Context);

/// <summary>How a marketplace keeps its books.</summary>
/// <param name="TimeZone">IANA; the months of its calendar are the periods.</param>
/// <param name="CloseAfter">How long after its end a period is closed by itself; null leaves it to operators.</param>
[GenerateSerializer, Immutable, Alias("books.terms")]
public sealed record BooksTerms(string TimeZone, TimeSpan? CloseAfter);

/// <summary>What was booked in a period.</summary>
/// <param name="Entries">How many postings.</param>
/// <param name="Accounts">By account, then currency, in the order of their bytes; as many as the chart has accounts, for each currency.</param>
/// <param name="Digest">SHA-256 over every posting, in the order in which the books list them; lower-case hexadecimal.</param>
[GenerateSerializer, Immutable, Alias("books.sums")]
public sealed record PeriodSums(long Entries, ImmutableArray<PeriodTotal> Accounts, string Digest);

/// <summary>One account in one currency.</summary>
/// <param name="Account">Of the chart of accounts.</param>
/// <param name="Debits">All that was posted to its debit; never negative.</param>
/// <param name="Credits">All that was posted to its credit; never negative.</param>
[GenerateSerializer, Immutable, Alias("books.total")]
public sealed record PeriodTotal(string Account, Money Debits, Money Credits);

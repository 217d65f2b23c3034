namespace Marketplace.Ledger;

/// <summary>How far the books are closed. What the periods came to stands in their events and in the read model.</summary>
[GenerateSerializer, Immutable, Alias("books.state")]
internal sealed record BooksState
{
    /// <summary>The first day of the month that was closed last; null before the first.</summary>
    [Id(0)]
    public DateOnly? Month { get; init; }

    [Id(1)]
    public DateTimeOffset? From { get; init; }

    [Id(2)]
    public DateTimeOffset? Until { get; init; }

    /// <summary>Whoever adds up the month that was closed last; null once it is sealed.</summary>
    [Id(3)]
    public Guid? SealIntent { get; init; }

    /// <summary>Of the period that was sealed last.</summary>
    [Id(4)]
    public string? Seal { get; init; }

    [Id(5)]
    public BooksTerms? Terms { get; init; }

    [Id(6)]
    public DateTimeOffset? CloseAt { get; init; }
}

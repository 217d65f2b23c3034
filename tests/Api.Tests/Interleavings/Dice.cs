namespace Marketplace.Interleavings;

/// <summary>Everything about a story that is left to chance comes from its seed, before anything is asked.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random random = new(seed);
    private int latest;

    /// <summary>How many bookings were wished for so far.</summary>
    public int Bookings { get; private set; }

    /// <summary>What time it is in the story, as far as its clock was told to move.</summary>
    public DateTimeOffset Now { get; set; } = Stage.Monday;

    /// <summary>The number of one more booking.</summary>
    public int NextBooking() => latest = Bookings++;

    /// <summary>One that was wished for, whether anybody got it or not: every other time the one that was spoken of last, so that things happen to it at once.</summary>
    public int Booking() => Is(1, of: 2) ? latest : latest = random.Next(Bookings);

    public T Of<T>(params IReadOnlyList<T> some) => some[random.Next(some.Count)];

    /// <summary>From the first to the last, both among them.</summary>
    public int Between(int first, int last) => random.Next(first, last + 1);

    /// <summary>Whether something is so that is so as often.</summary>
    public bool Is(int times, int of) => random.Next(of) < times;

    /// <summary>How often a request is sent at once under its one key: mostly once.</summary>
    public int Copies() => Is(1, of: 5) ? Between(2, 3) : 1;

    /// <summary>A card by its weight.</summary>
    public Card Draw(ImmutableArray<Card> deck)
    {
        var left = random.Next(deck.Sum(card => card.Weight));
        return deck.First(card => (left -= card.Weight) < 0);
    }
}

/// <summary>A kind of step.</summary>
/// <param name="Weight">How often it is drawn, compared with others.</param>
/// <param name="Step">What becomes of it.</param>
internal sealed record Card(int Weight, Func<Dice, Step> Step);

/// <summary>Something that somebody does, or that happens.</summary>
/// <param name="Says">As it was drawn.</param>
/// <param name="Happens">Does it and says what was answered.</param>
internal sealed record Step(string Says, Func<Stage, Task<string>> Happens)
{
    /// <summary>What is meant to come of it, at once and one round later.</summary>
    public ImmutableArray<Step> Then { get; init; } = [];
}

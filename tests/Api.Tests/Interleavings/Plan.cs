namespace Marketplace.Interleavings;

/// <summary>What a story is, whatever will be answered in it: the same seed is the same plan.</summary>
/// <param name="Seed">It follows from.</param>
/// <param name="Wallet">The gateway that takes dinars in it.</param>
/// <param name="FundFlow">How providers get their share at Stripe.</param>
/// <param name="Rounds">One after the other; the steps of one happen at once.</param>
internal sealed record Plan(int Seed, string Wallet, string FundFlow, ImmutableArray<ImmutableArray<Step>> Rounds)
{
    /// <summary>As many as are asked for at first, so that there is something to do.</summary>
    private const int FirstBookings = 6;

    /// <summary>From the first request to the last in a few seconds, and long enough for what is paid to be paid out, given back and disputed.</summary>
    private const int FewestRounds = 10;

    private const int MostRounds = 18;

    /// <summary>Besides what follows from the round before: more than two seldom meet at one thing.</summary>
    private const int MostDrawn = 5;

    private static readonly ImmutableArray<Card> Deck = [.. BookingCards.All, .. MoneyCards.All, .. TroubleCards.All];

    public static Plan Of(int seed)
    {
        var dice = new Dice(seed);
        var (wallet, flow) = (dice.Of("areeba", "fib", "fastpay", "nasswallet"), dice.Of("separate", "separate", "destination"));
        ImmutableArray<Step> round = [.. Enumerable.Range(0, FirstBookings).Select(_ => BookingCards.Books(dice))];
        var rounds = ImmutableArray.CreateBuilder<ImmutableArray<Step>>();
        for (var left = dice.Between(FewestRounds, MostRounds); left > 0; left--)
        {
            rounds.Add(round);
            var drawn = Enumerable.Range(0, dice.Between(1, MostDrawn)).Select(_ => dice.Draw(Deck).Step(dice)).ToArray();
            round = [.. round.SelectMany(step => step.Then), .. drawn];
        }

        return new Plan(seed, wallet, flow, rounds.ToImmutable());
    }
}

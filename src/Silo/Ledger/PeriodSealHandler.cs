namespace Marketplace.Ledger;

/// <summary>Adds up a period that was closed, so that it can be sealed. Nothing is booked in it any more, so it comes to the same whenever it is asked.</summary>
internal sealed class PeriodSealHandler(IGrainFactory grains, ILedgerPeriods periods, BooksOptions options) : IIntentHandler
{
    public ImmutableArray<string> Kinds => [Books.AddUp];

    public async Task CarryOut(ClaimedIntent intent, CancellationToken cancellationToken)
    {
        var grain = grains.GetGrain<IBooksGrain>(intent.Stream.GetGuidKey());
        var books = (await grain.Read(Actor.Platform, cancellationToken)).View
            ?? throw new InvalidOperationException($"{intent.Stream} wants something and does not exist.");
        var sums = await PeriodAdder.Sum(periods.Booked(books.From, books.Until, cancellationToken), cancellationToken);
        await grain.Seal(new SealPeriod(intent.Report("sums"), intent.Id, sums, options.Terms));
    }
}

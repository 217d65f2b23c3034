using Marketplace.Bookings;

namespace Marketplace.Bench;

/// <summary>Books through the grains of this process.</summary>
internal sealed class GrainLoad(IGrainFactory grains, Market market, int firstSlot)
{
    private int slot = firstSlot - 1;

    public async Task<bool> Book(int caller)
    {
        var (listing, start) = market.Slot(Interlocked.Increment(ref slot));
        var intent = Guid.CreateVersion7();
        var by = new Actor(ActorRole.Member, market.Customer(caller).Id, Guid.Empty);
        var context = new CommandContext(new CommandId(intent), by, "a benchmark's fingerprint, 32 char", intent.ToString("N"), null);
        var booked = await grains.GetGrain<IBookingGrain>(DerivedId.From(intent, "new:booking"))
            .Book(new BookSlot(context, listing, start, null, 1, null, null));
        return booked.Refusal is null;
    }
}

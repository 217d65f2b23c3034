using Marketplace.Calendars;
using Marketplace.Embedded;
using Marketplace.Postgres;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Simulations;

/// <summary>Of two activations of a calendar one decides about everything. The other hears of nothing, and has to look for itself.</summary>
public sealed class Overtaken_calendars
{
    /// <summary>How exactly it is known since when something is taken; divides <see cref="SlotLeases.Trust"/>.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(10);

    /// <summary>Asked so often, a calendar believes itself now and then.</summary>
    private const int Often = 2;

    /// <summary>Asked so seldom, it never may: to be asked is not to have looked.</summary>
    private const int Seldom = 42;

    /// <summary>The people of a town book on its first days.</summary>
    private static readonly TimeSpan Days = TimeSpan.FromDays(3);

    [Fact]
    public void Know_of_every_booking_before_they_may_no_longer_trust_themselves()
    {
        Overtaken? overtaken = null;
        var verdict = Town.Run(new Scenario(6, [.. Fault.Kinds.Select(kind => kind.Fault.Name), Staff.Habit]), town =>
        {
            overtaken = new Overtaken(town);
            town.Outside.Run(overtaken.Begin);
        });

        Assert.True(verdict.Violations.IsEmpty, string.Join(Environment.NewLine, verdict.Violations));
        Assert.Empty(overtaken!.Missed);

        // Otherwise nobody has overtaken it, and the test shows nothing.
        Assert.NotEqual(0, overtaken.Behind);
        Assert.NotEqual(0, overtaken.Shown);
    }

    /// <summary>Activations of the providers' calendars beside the usual ones, which take every booking.</summary>
    private sealed class Overtaken(Town town)
    {
        private readonly Dictionary<Guid, DateTimeOffset> takenSince = [];

        /// <summary>What it should have known of and did not.</summary>
        public List<string> Missed { get; } = [];

        /// <summary>How often it did not know of something that was young.</summary>
        public int Behind { get; private set; }

        /// <summary>How often it knew.</summary>
        public int Shown { get; private set; }

        public async Task Begin()
        {
            while (town.Market is not { IsReady: true } || town.Database.ReadModels[ReadModel.Providers].Rows.Count < 2)
            {
                await Task.Delay(Beat, town.Outside.Time);
            }

            var market = town.Market;
            foreach (var provider in town.Database.ReadModels[ReadModel.Providers].Rows.Select(row => row.Id("id")).Order())
            {
                market.Process.Run(() => Follow(market, provider, Often));
                market.Process.Run(() => Follow(market, provider, Seldom));
            }
        }

        private async Task Follow(MarketProcess market, Guid provider, int every)
        {
            var usual = market.Services.GetRequiredService<GrainFactory>().GetGrain<ICalendarGrain>(provider);
            var overtaken = market.Services.GetRequiredService<EmbeddedSilo>().Duplicate<ICalendarGrain>(usual.GetGrainId());
            for (var beat = 0; beat < Days / Beat; beat++)
            {
                HashSet<Guid> taken = [.. town.Database.Occupancy.Where(seat => seat.Resource == provider && seat.Work.Start > town.Now).Select(seat => seat.Booking)];
                foreach (var booking in taken)
                {
                    takenSince.TryAdd(booking, town.Now);
                }

                if (beat % every == 0 && (await overtaken.Occupied(Actor.Platform, null, null, CancellationToken.None)).View is { } shown)
                {
                    Judge(taken, [.. shown.Times.Select(time => time.BookingId)]);
                }

                await Task.Delay(Beat, market.Process.Time);
            }
        }

        private void Judge(HashSet<Guid> taken, HashSet<Guid> shown)
        {
            foreach (var booking in taken)
            {
                if (shown.Contains(booking))
                {
                    Shown++;
                }
                else if (town.Now - takenSince[booking] < SlotLeases.Trust)
                {
                    Behind++;
                }
                else
                {
                    Missed.Add($"{booking} is taken since {takenSince[booking]:u} and was not known at {town.Now:u}");
                }
            }
        }
    }
}

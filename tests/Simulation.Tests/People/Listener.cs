using System.Globalization;
using System.Text.Json;
using Marketplace.Bookings;
using Marketplace.Conversations;
using Marketplace.Embedded;
using Marketplace.Notifications;
using Marketplace.Realtime;

namespace Marketplace.Simulations;

/// <summary>
/// Follows what happens over connections that break, and goes on each time from the last thing they took in: they must hear
/// everything, once, in order.
/// </summary>
/// <param name="town">Where.</param>
/// <param name="name">Who.</param>
/// <param name="chance">Of their own, so that listening changes nothing about what is done.</param>
/// <param name="identify">Says who asks.</param>
internal sealed class Listener(Town town, string name, Chance chance, Func<Request, Task<Request>> identify)
{
    /// <summary>The habit, by the name that leaves it out.</summary>
    public const string Habit = "listens";

    /// <summary>How often somebody comes back for what is still missing once everything works.</summary>
    private const int LastTries = 5;

    /// <summary>Now and then somebody wants to know what becomes of a booking, and what is said about it.</summary>
    public void Hear(Engagement booking)
    {
        if (!town.Scenario.Has(Habit) || !chance.PerMille(150))
        {
            return;
        }

        var id = Guid.Parse(booking.Id);
        var thread = ConversationId.OfBooking(id);
        town.Outside.Run(() => Follow($"/messages/threads/{thread:N}/stream", Sequence, () => Messages(thread)));
        town.Outside.Run(() => Follow($"/bookings/{booking.Id}/stream", Number, () => Steps(id)));
    }

    /// <summary>Now and then somebody follows what they are told.</summary>
    public void HearOfMyself(Guid me, Chance own)
    {
        if (town.Scenario.Has(Habit) && own.PerMille(300))
        {
            town.Outside.Run(() => new Listener(town, name, own, identify).Follow("/me/notifications/stream", Place, () => Told(me)));
        }
    }

    /// <summary>Now and then somebody follows all of their threads as one.</summary>
    public void HearAllThreads(Guid me, Chance own)
    {
        if (town.Scenario.Has(Habit) && own.PerMille(200))
        {
            var inbox = new InboxBook(town, me);
            town.Outside.Run(() => new Listener(town, name, own, identify).Follow("/messages/stream", inbox.Number, inbox.Count));
        }
    }

    /// <summary>Looks at the slots of a listing for a while.</summary>
    public async Task Watch(Offer offer)
    {
        var heard = await Listen($"/listings/{offer.Id}/slots/stream?from=2026-03-10&to=2026-03-12", null);
        if (ShownSlots.Complaint(heard) is { } complaint)
        {
            town.Watch.Violated("listens", $"{name} watches the slots of {offer.Id}: {complaint}");
        }
    }

    /// <summary>An operator has the queues before them for a while: each time they are told something else than before.</summary>
    public async Task WatchQueues()
    {
        while (town.Scenario.Has(Habit) && town.Settled > town.Now)
        {
            await Wait(TimeSpan.FromHours(4), TimeSpan.FromDays(3));
            var heard = await Listen("/admin/queues/stream", null);
            if (heard.Zip(heard.Skip(1)).Any(pair => pair.First.Data == pair.Second.Data) || heard.Any(told => told is not { Type: "queues", Id: null }))
            {
                town.Watch.Violated("listens", $"{name} watches the queues and is told {string.Join(' ', heard.Select(told => $"{told.Type}:{told.Id} {told.Data}"))}");
            }
        }
    }

    /// <param name="path">What is followed.</param>
    /// <param name="numberOf">Which number an event has; null for what has none.</param>
    /// <param name="all">How many there are.</param>
    private async Task Follow(string path, Func<StreamEvent, long?> numberOf, Func<long> all)
    {
        var seen = 0L;
        string? position = null;
        for (var looks = chance.Between(1, 4); looks > 0; looks--)
        {
            await Wait(TimeSpan.Zero, TimeSpan.FromHours(30));
            await Look(mayBreak: true);
        }

        if (town.Settled > town.Now)
        {
            await Task.Delay(town.Settled - town.Now, town.Outside.Time);
        }

        for (var tries = 0; seen < all() && tries < LastTries; tries++)
        {
            await Look(mayBreak: false);
        }

        if (seen != all())
        {
            town.Watch.Violated("listens", $"{name} followed {path} to its end and heard {seen} of {all()}");
        }

        async Task Look(bool mayBreak)
        {
            var heard = await Listen(path, position);
            if (mayBreak && chance.PerMille(250))
            {
                // The connection broke before the rest of it came through.
                heard = [.. heard.Take(chance.Below(heard.Count + 1))];
            }

            foreach (var happened in heard)
            {
                if (numberOf(happened) is { } number)
                {
                    if (number != seen + 1)
                    {
                        town.Watch.Violated("listens", $"{name} follows {path} and hears {number} after {seen}, from {position ?? "the start"}");
                    }

                    seen = number;
                }

                position = happened.Id ?? position;
            }
        }
    }

    private async Task<IReadOnlyList<StreamEvent>> Listen(string path, string? position)
    {
        var request = await identify(new Request("GET", path) { Headers = position is null ? [] : [(ResumeRequest.HeaderName, position)] });
        if (town.Market is not { IsReady: true } market)
        {
            return [];
        }

        var listening = market.Listen(request);
        var enough = Task.Delay(chance.Between(TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(4)), town.Outside.Time);
        await Task.WhenAny(listening.Ended, enough);
        var heard = listening.Events;
        market.Process.Enqueue(listening.Leave);
        town.Log.Tell(name, $"listens to {path} from {position ?? "the start"}: {string.Join(' ', heard.Select(happened => $"{happened.Type}:{happened.Id}"))}");
        return heard;
    }

    private long Messages(Guid thread) =>
        town.Watch.History.All<MessagePosted>().Count(message => message.At.Stream.GetGuidKey() == thread);

    private long Steps(Guid booking) =>
        town.Watch.History.Steps.Count(step => step.Step.After is BookingState && step.Stream.GetGuidKey() == booking);

    private long Told(Guid person) =>
        town.Watch.History.All<NotificationPosted>().Count(told => told.At.Stream.GetGuidKey() == person);

    private static long? Place(StreamEvent happened) =>
        happened.Type == "notification" ? JsonSerializer.Deserialize<JsonElement>(happened.Data).GetProperty("sequence").GetInt64() : null;

    private static long? Sequence(StreamEvent happened) =>
        happened.Type == "message" ? JsonSerializer.Deserialize<JsonElement>(happened.Data).GetProperty("sequence").GetInt64() : null;

    private static long? Number(StreamEvent happened) => long.Parse(happened.Id!, CultureInfo.InvariantCulture);

    private Task Wait(TimeSpan least, TimeSpan most) => Task.Delay(chance.Between(least, most), town.Outside.Time);
}

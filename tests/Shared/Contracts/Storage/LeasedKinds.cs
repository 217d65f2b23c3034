using Marketplace.Inbox;
using Marketplace.Intents;
using Marketplace.Relays;
using Marketplace.Scheduling;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace Marketplace.Postgres;

/// <summary>One kind of leased work, as far as all kinds are alike.</summary>
/// <param name="Add">Makes so many pieces of work that wait.</param>
/// <param name="Claim">Takes at most so many, each with how to give it back.</param>
/// <param name="Retry">Has the first piece that was made tried as if it had never failed, by a decision of that number.</param>
internal sealed record LeasedKind(
    Func<IServiceProvider, int, Task> Add,
    Func<IServiceProvider, int, Task<IReadOnlyList<Func<Task>>>> Claim,
    Func<IServiceProvider, long, Task> Retry);

internal static class LeasedKinds
{
    public const string First = "number 1";

    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    public static readonly GrainId One = Counter(1);

    private const string Reason = "Not today.";

    public static LeasedKind Of(string name) => name switch
    {
        "webhooks" => new(AddWebhooks, async (services, limit) =>
        {
            var webhooks = services.GetRequiredService<IReceivedWebhooks>();
            return [.. (await webhooks.Claim(limit, CancellationToken.None)).Select(claimed => (Func<Task>)(() => webhooks.GiveBack(claimed, Reason, CancellationToken.None)))];
        }, (services, decision) => services.GetRequiredService<IReceivedWebhooks>().Retry("stripe", First, decision, CancellationToken.None)),
        "intents" => new((services, count) => Write(services, One, [.. Numbers(count).Select(number => new Wished(number))]), async (services, limit) =>
        {
            var intents = services.GetRequiredService<IOpenIntents>();
            return [.. (await intents.Claim(limit, CancellationToken.None)).Select(claimed => (Func<Task>)(() => intents.GiveBack(claimed, Reason, CancellationToken.None)))];
        }, (services, _) => services.GetRequiredService<IOpenIntents>().Retry(CounterRules.IdOf(First), CancellationToken.None)),
        "deadlines" => new((services, count) => Write(services, One, [.. Numbers(count).Select(number => new Armed(number, Noon))]), async (services, limit) =>
        {
            var deadlines = services.GetRequiredService<IOpenDeadlines>();
            return [.. (await deadlines.Claim(SchedulerShards.Of(One), Noon, limit)).Select(claimed => (Func<Task>)(() => deadlines.GiveBack(claimed, Reason)))];
        }, (services, decision) => services.GetRequiredService<IOpenDeadlines>().Retry(One, First, Noon, decision)),
        "relays" => new(AddStreams, async (services, limit) =>
        {
            var marks = services.GetRequiredService<IWatermarks>();
            return [.. (await marks.Claim(limit, CancellationToken.None)).Select(claimed => (Func<Task>)(() => marks.GiveBack(claimed, claimed.Attempts, Reason, CancellationToken.None)))];
        }, (services, _) => services.GetRequiredService<IWatermarks>().Retry(One.ToString(), CancellationToken.None)),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    private static async Task AddWebhooks(IServiceProvider services, int count)
    {
        foreach (var number in Numbers(count))
        {
            await services.GetRequiredService<IReceivedWebhooks>().Add(new ReceivedWebhook("stripe", number, "charge.succeeded", "{}", Noon, Noon), CancellationToken.None);
        }
    }

    private static async Task AddStreams(IServiceProvider services, int count)
    {
        for (var number = 1; number <= count; number++)
        {
            await Write(services, Counter(number), [new Counted(1)]);
        }
    }

    private static async Task Write(IServiceProvider services, GrainId counter, ImmutableArray<CounterEvent> events)
    {
        var storage = services.GetRequiredKeyedService<IGrainStorage>(StorageNames.Marketplace);
        var held = new GrainState<Journal<CounterState, CounterEvent>>(new());
        await storage.ReadStateAsync("state", counter, held);
        var cause = new CommandContext(new CommandId(DerivedId.From(counter.GetGuidKey(), "work")), Actor.Platform, "print", "request", null);
        held.State = held.State!.Record<CounterRules, Happen>(cause, events, Noon);
        await storage.WriteStateAsync("state", counter, held);
    }

    private static IEnumerable<string> Numbers(int count) => Enumerable.Range(1, count).Select(number => $"number {number}");

    private static GrainId Counter(int number) => GrainId.Create("counter", DerivedId.From(Guid.Empty, $"counter {number}").ToString("N"));
}

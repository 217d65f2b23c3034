using System.Text.Json.Nodes;

namespace Marketplace.Sandbox;

/// <summary>
/// Clocks that stand still until they are advanced, each with a few customers of its own. Customers are made at the time of
/// their clock; what they pay, which follows none at Stripe either, the events and the clocks themselves live by the sandbox's own.
/// </summary>
internal static class TestClocks
{
    public const string Kind = "test_helpers.test_clock";

    private const string Prefix = "clock_";

    private const string Advancing = "advancing";

    private const int LongestName = 300;

    /// <summary>Of a clock without subscriptions, which is every one here.</summary>
    private const int FurthestYears = 2;

    /// <summary>Stripe's own limit.</summary>
    private const int MostCustomers = 3;

    private static readonly TimeSpan Lasts = TimeSpan.FromDays(30);

    public static async Task<JsonObject> Create(Work work, Call call)
    {
        var parameters = call.Parameters;
        var deletesAfter = DateTimeOffset.FromUnixTimeSeconds(work.UnixNow) + Lasts;
        var body = Shapes.New(Kind);
        body["id"] = work.NewId(Prefix);
        body["deletes_after"] = deletesAfter.ToUnixTimeSeconds();
        body["frozen_time"] = FrozenTime(parameters).ToUnixTimeSeconds();
        body["name"] = parameters.Text("name") is { Length: > LongestName }
            ? throw Refused.Invalid($"Invalid string: name must be at most {LongestName} characters.", param: "name")
            : parameters.Text("name");
        var customer = parameters.Text("customer");
        parameters.RefuseUnknown();
        var clock = await work.Add(Kind, Prefix, body, deletesAfter);
        await work.Announce("test_helpers.test_clock.created", clock);
        if (customer is not null)
        {
            await Attach(work, customer, clock);
        }

        return clock.Body;
    }

    public static async Task<JsonObject> Get(Work work, Call call) =>
        await work.Get(Kind, call.RequiredId) is { IsDeleted: false } clock ? clock.Body : throw Refused.Unknown(Kind, call.RequiredId, "id");

    public static Task<JsonObject> List(Work work, Call call) => Lists.Page(work, call, Kind);

    public static async Task<JsonObject> Delete(Work work, Call call)
    {
        call.Parameters.RefuseUnknown();
        var clock = await TakeReady(work, call.RequiredId, "id");
        await Delete(work, clock);
        return clock.Grave();
    }

    public static async Task<JsonObject> Advance(Work work, Call call)
    {
        var target = FrozenTime(call.Parameters);
        call.Parameters.RefuseUnknown();
        var clock = await TakeReady(work, call.RequiredId, "id");
        var frozen = TimeOf(clock);
        if (target <= frozen)
        {
            throw Refused.NotNow("The time to advance to must be after the current frozen time of the test clock.", param: "frozen_time");
        }

        if (target > frozen.AddYears(FurthestYears))
        {
            throw Refused.NotNow($"A test clock cannot be advanced by more than {FurthestYears} years at once.", param: "frozen_time");
        }

        clock.Status = Advancing;
        clock.Body["status_details"] = new JsonObject { [Advancing] = new JsonObject { ["target_frozen_time"] = target.ToUnixTimeSeconds() } };
        clock.DueAt = work.Now + work.Options.ClocksAdvanceIn;
        await work.Save(clock);
        await work.Announce("test_helpers.test_clock.advancing", clock);
        return clock.Body;
    }

    /// <summary>A clock that was advancing arrives; any other has had its time.</summary>
    public static Task Pass(Work work, StoredObject clock) => clock.Status == Advancing ? Arrive(work, clock) : Delete(work, clock);

    /// <summary>The clock that somebody is put on, which has room for them, and its time.</summary>
    public static async Task<DateTimeOffset> Join(Work work, string id)
    {
        var clock = await TakeReady(work, id, Customers.Clock);
        var there = await OfClock(work, id);
        return there.Count < MostCustomers
            ? TimeOf(clock)
            : throw Refused.NotNow($"A test clock can have at most {MostCustomers} customers.", param: Customers.Clock);
    }

    /// <summary>Somebody who was there before; they stay on it for good.</summary>
    private static async Task Attach(Work work, string id, StoredObject clock)
    {
        var customer = await Customers.TakeAlive(work, id, "customer");
        if (customer.Text(Customers.Clock) is not null)
        {
            throw Refused.NotNow("The customer is on a test clock already.", param: "customer");
        }

        customer.Body[Customers.Clock] = clock.Id;
        await work.Save(customer);
        await work.Announce("customer.updated", customer);
    }

    private static async Task Arrive(Work work, StoredObject clock)
    {
        clock.Body["frozen_time"] = (long)clock.Body["status_details"]![Advancing]!["target_frozen_time"]!;
        clock.Body["status_details"] = new JsonObject();
        clock.Status = "ready";
        clock.DueAt = DateTimeOffset.FromUnixTimeSeconds(clock.Amount("deletes_after"));
        await work.Save(clock);
        await work.Announce("test_helpers.test_clock.ready", clock);
    }

    private static async Task Delete(Work work, StoredObject clock)
    {
        foreach (var customer in await OfClock(work, clock.Id))
        {
            await Customers.Delete(work, await work.Take(Customers.Kind, customer.Id));
        }

        clock.DueAt = null;
        clock.Delete();
        await work.Save(clock);
        await work.Announce("test_helpers.test_clock.deleted", clock);
    }

    /// <summary>Nothing of a clock is changed while it is under way.</summary>
    private static async Task<StoredObject> TakeReady(Work work, string id, string param)
    {
        var clock = await work.Take(Kind, id, param);
        return clock switch
        {
            { IsDeleted: true } => throw Refused.Unknown(Kind, id, param),
            { Status: Advancing } => throw new Refused(429, "invalid_request_error", $"Test clock advancement underway - cannot perform modifications: {id}"),
            _ => clock,
        };
    }

    private static Task<IReadOnlyList<StoredObject>> OfClock(Work work, string id) =>
        work.Store.Objects.Page(new ObjectPage(work.Account, Customers.Kind, MostCustomers) { Equal = new JsonObject { [Customers.Clock] = id } });

    private static DateTimeOffset FrozenTime(Parameters parameters) => parameters.Instant("frozen_time") ?? throw Refused.Missing("frozen_time");

    private static DateTimeOffset TimeOf(StoredObject clock) => DateTimeOffset.FromUnixTimeSeconds(clock.Amount("frozen_time"));
}

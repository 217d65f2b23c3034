using System.Text.Json;
using Marketplace.Conversations;
using Marketplace.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Realtime;

/// <summary>Olga has a console open that asks for nothing by itself.</summary>
public sealed class Operators_queues(RunningMarketplace marketplace) : IClassFixture<RunningMarketplace>
{
    private const string Queues = $"{Api.Base}/admin/queues/stream";

    [Fact]
    public async Task Are_told_as_they_are_and_whenever_they_change()
    {
        var ada = await marketplace.Arrives("Ada");
        using var console = await Console();
        await using var live = EventReader.Listen(console, Queues, null).GetAsyncEnumerator();
        var before = Of(await Next(live), "support");
        Assert.Equal(
            ["disputes", "security-deposits", "support", "reports", "appeals", "flags", "payouts", "handovers", "reconciliation", "timers", "intents", "webhooks", "relays"],
            live.Current.Data.GetProperty("queues").EnumerateArray().Select(queue => queue.GetProperty("queue").GetString()));
        Assert.True(string.IsNullOrEmpty(live.Current.Id));

        var question = new { kind = "support", subject = "Where is my money?", message = "Nothing came." };
        var thread = (await ada.Api.Post("/messages/threads", question)).IsCreated().String("id");
        var asked = await Until(live, support => support.Count == before.Count + 1);

        // As many wait as before, and the console still learns that there is something new to see.
        var olga = await marketplace.Operator();
        (await olga.Post($"/admin/support/{thread}/take", new { })).IsOk();
        var taken = await Until(live, support => support.Mark != asked.Mark);
        Assert.Equal(asked.Count, taken.Count);

        (await olga.Post($"/admin/support/{thread}/close", new { })).IsOk();
        Assert.Equal(before, await Until(live, support => support.Count == before.Count));

        // Whoever comes back is told how things are, whatever they have seen.
        Assert.Equal(before, Of((await EventReader.Next(console, Queues, null, 1))[0], "support"));
    }

    [Fact]
    public async Task Are_for_operators_alone()
    {
        var ada = await marketplace.Arrives("Ada");
        (await ada.Api.Get("/admin/queues/stream")).IsProblem(403, "forbidden");
        (await marketplace.Visitor.Get("/admin/queues/stream")).IsProblem(401, "not-authenticated");

        var refused = await First("JoinQueues", ada.AccessToken);
        Assert.Equal("refused", refused.GetProperty("type").GetString());
        Assert.Equal("queues", (await First("JoinQueues", await OperatorToken())).GetProperty("type").GetString());
    }

    /// <summary>The first thing that SignalR's client hears, or why it does not.</summary>
    private async Task<JsonElement> First(string method, string token)
    {
        await using var client = await NodeProgram.Start("join.mjs", $"{new Uri(marketplace.Address, MarketplaceHub.Route)}", token, method, "QueuesEvent");
        return (await client.Next())!.Value;
    }

    private static async Task<Waiting> Until(IAsyncEnumerator<SentEvent> live, Func<Waiting, bool> isWanted)
    {
        while (true)
        {
            if (Of(await Next(live), "support") is var waiting && isWanted(waiting))
            {
                return waiting;
            }
        }
    }

    private static async Task<SentEvent> Next(IAsyncEnumerator<SentEvent> live)
    {
        Assert.True(await live.MoveNextAsync());
        Assert.Equal("queues", live.Current.Type);
        return live.Current;
    }

    private static Waiting Of(SentEvent sent, string name)
    {
        var queue = sent.Data.GetProperty("queues").EnumerateArray().Single(item => item.GetProperty("queue").GetString() == name);
        Assert.False(queue.GetProperty("more").GetBoolean());
        return new Waiting(queue.GetProperty("waiting").GetInt32(), queue.GetProperty("mark").GetString()!);
    }

    private ValueTask<string> OperatorToken() => marketplace.Services.GetRequiredService<AccessTokens>()
        .Issue(new AccessGrant(Guid.CreateVersion7(), Guid.CreateVersion7(), CallerClaims.Operator), CancellationToken.None);

    private async Task<HttpClient> Console()
    {
        var client = new HttpClient { BaseAddress = marketplace.Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", await OperatorToken());
        return client;
    }

    private sealed record Waiting(int Count, string Mark);
}

using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Marketplace.Postgres;
using Npgsql;

namespace Marketplace.Bench;

/// <summary>
/// How long a gateway waits until its webhook is taken care of: signed, verified, laid in the inbox durably, answered. Beside it, at the same
/// rate and in turns, the insert alone, by a client that has nothing to verify and nobody to answer.
/// </summary>
internal sealed class WebhookBench(MoneyBenchOptions options, MarketServer server, NpgsqlDataSource plain) : IDisposable
{
    private const string Path = "/api/v1/marketplace/webhooks/stripe";

    /// <summary>What the server's own stand-in signs with, which is what a server has that nobody told another secret.</summary>
    private static readonly byte[] Secret = "whsec_sandbox"u8.ToArray();

    /// <summary>Two thousand characters: what a charge comes with.</summary>
    private static readonly string Padding = new('x', 1_800);

    private readonly HttpClient http = new() { BaseAddress = server.Address };

    public static async Task<int> Run(string[] settings)
    {
        var options = MoneyBenchOptions.From(settings);
        await using var place = await BenchPlace.Open(options.Folder);
        await using var ours = await BenchDatabase.Create(place.Server, "ours");
        await using var theirs = await BenchDatabase.Create(place.Server, "theirs");
        using var gateway = new SilentGateway();
        await using var server = await MarketServer.Start(MarketServer.Settings(ours.ConnectionString, gateway.Address), place.File("server.log"));
        await using var plain = MarketplaceDataSource.ForApplication(theirs.ConnectionString);
        using var bench = new WebhookBench(options, server, plain);
        var sent = await bench.Run();
        var kept = await ours.Ask<long>("select count(*) from webhook_inbox");
        return kept == sent ? 0 : throw new InvalidOperationException($"{sent} webhooks were acknowledged, and {kept} are in the inbox.");
    }

    public void Dispose() => http.Dispose();

    private async Task<long> Run()
    {
        Console.WriteLine("Warming up");
        var sent = (long)(await PacedLoad.Of(options.PerSecond, options.Seconds, Send)).Done;
        await PacedLoad.Of(options.PerSecond, options.Seconds, Insert);
        for (var round = 1; round <= options.Rounds; round++)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Round {round}, load average {Machine.Load:0.0}"));
            var answered = await PacedLoad.Of(options.PerSecond, options.Seconds, Send);
            sent += answered.Done;
            Console.WriteLine($"  POST /webhooks  {answered}");
            Console.WriteLine($"  plain insert    {await PacedLoad.Of(options.PerSecond, options.Seconds, Insert)}");
        }

        return sent;
    }

    /// <summary>Of a kind that nobody acts on: what a webhook causes is another matter than whether it was taken in.</summary>
    private async Task<bool> Send(int number)
    {
        var (_, body) = Webhook();
        var timestamp = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var signature = HMACSHA256.HashData(Secret, Encoding.UTF8.GetBytes($"{timestamp}.{body}"));
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new StringContent(body, new MediaTypeHeaderValue("application/json")) };
        request.Headers.Add("Stripe-Signature", $"t={timestamp},v1={Convert.ToHexStringLower(signature)}");
        using var answer = await http.SendAsync(request);
        return answer.IsSuccessStatusCode;
    }

    private async Task<bool> Insert(int number)
    {
        var (id, body) = Webhook();
        await using var command = plain.CreateCommand(
            "insert into webhook_inbox (gateway, event_id, type, payload, occurred_at, received_at) values ('stripe', $1, 'customer.updated', $2::jsonb, now(), now())");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = id });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = body });
        return await command.ExecuteNonQueryAsync() == 1;
    }

    private static (string Id, string Body) Webhook()
    {
        var id = $"evt_{Guid.NewGuid():N}";
        return (id, $$"""
            {
              "id": "{{id}}", "object": "event", "api_version": "2025-01-01", "created": {{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}}, "livemode": false,
              "type": "customer.updated",
              "data": { "object": { "id": "cus_bench", "object": "customer", "description": "{{Padding}}" } }
            }
            """);
    }
}

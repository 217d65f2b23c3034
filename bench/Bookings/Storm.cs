using System.Diagnostics;
using System.Net;

namespace Marketplace.Bench;

/// <summary>A booking storm over HTTP: everybody wants one and the same hour at one and the same moment.</summary>
internal static class Storm
{
    private const string Path = "/api/v1/marketplace/bookings";

    /// <summary>Sends all requests at once, each on a connection of its own, and looks at every answer.</summary>
    /// <param name="address">The server.</param>
    /// <param name="market">Who takes part.</param>
    /// <param name="clients">How many.</param>
    /// <param name="slot">What they want.</param>
    public static async Task<StormResult> Rage(Uri address, Market market, int clients, int slot)
    {
        var (listing, start) = market.Slot(slot);
        var body = $$"""{"listingId":"{{listing}}","start":"{{Market.Text(start)}}"}""";
        var connections = await Task.WhenAll(
            Enumerable.Range(0, clients).Select(client => LeanConnection.Open(address, Path, market.Customer(client).AccessToken)));
        try
        {
            var began = Stopwatch.GetTimestamp();
            var answers = await Task.WhenAll(connections.Select(connection => Task.Run(async () => (Status: await connection.Post(body), connection.Answer))));
            return new StormResult(
                answers.Count(answer => answer.Status == (int)HttpStatusCode.Created),
                answers.Count(answer => answer.Status == (int)HttpStatusCode.Conflict && answer.Answer.Contains("booking.slot-taken", StringComparison.Ordinal)),
                clients,
                Stopwatch.GetElapsedTime(began));
        }
        finally
        {
            Array.ForEach(connections, connection => connection.Dispose());
        }
    }
}

/// <summary>What became of a storm.</summary>
/// <param name="Winners">Answers 201.</param>
/// <param name="Losers">Answers 409 `booking.slot-taken`.</param>
/// <param name="Clients">All of them.</param>
/// <param name="Took">Until the last answer.</param>
internal sealed record StormResult(int Winners, int Losers, int Clients, TimeSpan Took)
{
    public bool IsClean => Winners == 1 && Losers == Clients - 1;
}

using System.Collections.Concurrent;
using System.Security.Claims;

namespace Marketplace.Realtime;

/// <summary>Counts the open streams of each caller, so that nobody takes all connections of a process.</summary>
internal sealed class OpenStreams
{
    /// <summary>Tabs and devices of one person, with room to spare.</summary>
    public const int LimitPerAccount = 50;

    /// <summary>Visitors are only known by their address, and many may share one.</summary>
    public const int LimitPerAddress = 1_000;

    private readonly ConcurrentDictionary<string, int> open = new(StringComparer.Ordinal);

    /// <summary>Takes a place until it is disposed; null when the caller has taken all of theirs.</summary>
    public IDisposable? Enter(HttpContext http)
    {
        var account = http.User.FindFirstValue(CallerClaims.Account);
        var caller = account ?? $"{http.Connection.RemoteIpAddress}";
        if (open.AddOrUpdate(caller, 1, static (_, count) => count + 1) <= (account is null ? LimitPerAddress : LimitPerAccount))
        {
            return new Place(this, caller);
        }

        Leave(caller);
        return null;
    }

    private void Leave(string caller)
    {
        if (open.AddOrUpdate(caller, 0, static (_, count) => count - 1) == 0)
        {
            // Only if nobody has come meanwhile.
            open.TryRemove(KeyValuePair.Create(caller, 0));
        }
    }

    private sealed class Place(OpenStreams streams, string caller) : IDisposable
    {
        public void Dispose() => streams.Leave(caller);
    }
}

using System.Globalization;
using System.Security.Claims;

namespace Marketplace.Realtime;

/// <summary>When what a connection was opened with runs out. From then on nothing more is sent: whoever listens comes back with another token, and goes on from where they were.</summary>
internal sealed class TokenEnd(ClaimsPrincipal listener, TimeProvider clock)
{
    private readonly DateTimeOffset? end = listener.FindFirstValue(CallerClaims.Expires) is { } expires
        ? DateTimeOffset.FromUnixTimeSeconds(long.Parse(expires, CultureInfo.InvariantCulture))
        : null;

    /// <summary>Visitors have no token that could run out.</summary>
    public bool IsPast => end <= clock.GetUtcNow();
}

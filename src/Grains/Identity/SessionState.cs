using System.Text.Json.Serialization;

namespace Marketplace.Identity;

/// <summary>Where one session stands. Flat on purpose: stored shapes must outlive refactorings.</summary>
[GenerateSerializer, Immutable, Alias("session.state")]
internal sealed record SessionState
{
    [Id(0)]
    public Guid AccountId { get; init; }

    [Id(1)]
    public int CredentialVersion { get; init; }

    /// <summary>Of the refresh token that is good now.</summary>
    [Id(2)]
    public int Generation { get; init; }

    [Id(3)]
    public DateTimeOffset RotatedAt { get; init; }

    [Id(4)]
    public DateTimeOffset IdleUntil { get; init; }

    [Id(5)]
    public DateTimeOffset EndsAt { get; init; }

    [Id(6)]
    public SessionEnd? Ended { get; init; }

    /// <summary>When somebody last proved who they are in it; null of sessions that were opened before this was kept.</summary>
    [Id(7)]
    public DateTimeOffset? ProvedAt { get; init; }

    [JsonIgnore]
    public bool Exists => AccountId != Guid.Empty;

    public bool IsOpen(DateTimeOffset now) => Exists && Ended is null && now < IdleUntil && now < EndsAt;
}

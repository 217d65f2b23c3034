namespace Marketplace.Identity;

/// <summary>Something that is wanted of a session.</summary>
/// <remarks>Positional members are wire members: append at the end, never reorder.</remarks>
[GenerateSerializer, Immutable, Alias("session.command")]
public abstract record SessionCommand(CommandContext Context) : ICommand;

/// <summary>A login succeeded.</summary>
/// <param name="Context">The command's context.</param>
/// <param name="AccountId">Whose session.</param>
/// <param name="CredentialVersion">The password it rests on.</param>
[GenerateSerializer, Immutable, Alias("session.open")]
public sealed record OpenSession(CommandContext Context, Guid AccountId, int CredentialVersion) : SessionCommand(Context);

/// <summary>Somebody has the refresh token of that generation and wants the next one.</summary>
/// <param name="Context">The command's context.</param>
/// <param name="Generation">Of the token that was presented; verified by the edge.</param>
[GenerateSerializer, Immutable, Alias("session.rotate")]
public sealed record RotateSession(CommandContext Context, int Generation) : SessionCommand(Context);

/// <summary>The person behind the session has proved once more who they are.</summary>
[GenerateSerializer, Immutable, Alias("session.prove")]
public sealed record ProveSession(CommandContext Context) : SessionCommand(Context);

[GenerateSerializer, Immutable, Alias("session.close")]
public sealed record CloseSession(CommandContext Context) : SessionCommand(Context);

/// <summary>Something that happened to a session.</summary>
/// <remarks>Stored shapes only grow: append members at the end, never rename an alias.</remarks>
[GenerateSerializer, Immutable, Alias("session.event")]
public abstract record SessionEvent(DateTimeOffset At);

/// <param name="At">When.</param>
/// <param name="AccountId">Whose.</param>
/// <param name="CredentialVersion">The password it rests on.</param>
/// <param name="IdleUntil">When it ends unless its refresh token is used before.</param>
/// <param name="EndsAt">When it ends in any case.</param>
[GenerateSerializer, Immutable, Alias("session.opened")]
public sealed record SessionOpened(DateTimeOffset At, Guid AccountId, int CredentialVersion, DateTimeOffset IdleUntil, DateTimeOffset EndsAt)
    : SessionEvent(At);

[GenerateSerializer, Immutable, Alias("session.rotated")]
public sealed record SessionRotated(DateTimeOffset At, int Generation, DateTimeOffset IdleUntil) : SessionEvent(At);

[GenerateSerializer, Immutable, Alias("session.proved")]
public sealed record SessionProved(DateTimeOffset At) : SessionEvent(At);

[GenerateSerializer, Immutable, Alias("session.closed")]
public sealed record SessionClosed(DateTimeOffset At, SessionEnd Why) : SessionEvent(At);

/// <summary>Why a session ended. Stored by name; never rename.</summary>
public enum SessionEnd
{
    /// <summary>The person logged out.</summary>
    LoggedOut,

    /// <summary>A refresh token was used twice: one of the two users stole it, so neither keeps the session.</summary>
    TokenReused,
}

/// <summary>A session as the edge needs it to issue tokens.</summary>
/// <param name="Id">The session id; the key of the grain.</param>
/// <param name="AccountId">Whose.</param>
/// <param name="Generation">Of the refresh token that is good now; 0 is the first.</param>
/// <param name="CredentialVersion">The password it rests on.</param>
/// <param name="ProvedAt">When somebody last proved who they are in it; null of a session that an older version opened.</param>
[GenerateSerializer, Immutable, Alias("session.view")]
public sealed record SessionView(Guid Id, Guid AccountId, int Generation, int CredentialVersion, DateTimeOffset? ProvedAt = null);

/// <summary>One login on one device: a family of refresh tokens of which one is good at a time. The grain key is the session id.</summary>
[Alias("session")]
public interface ISessionGrain : IGrainWithGuidKey, IAggregateGrain
{
    [Alias("open")]
    Task<Outcome<SessionView>> Open(OpenSession command);

    /// <remarks>
    /// Refusals: `identity.refresh-token-not-valid`. The last token presented again within a short grace gives the same
    /// successor, because its answer may have been lost; an older one ends the session.
    /// </remarks>
    [Alias("rotate")]
    Task<Outcome<SessionView>> Rotate(RotateSession command);

    /// <summary>Somebody proved once more who they are.</summary>
    /// <remarks>Refusals: `identity.session-ended`.</remarks>
    [Alias("prove")]
    Task<Outcome<SessionView>> Prove(ProveSession command);

    /// <remarks>Refusals: `identity.session-ended`.</remarks>
    [Alias("read"), ReadOnly]
    Task<Outcome<SessionView>> Read(CancellationToken cancellationToken);

    /// <summary>Ends it; ended ones stay ended.</summary>
    [Alias("close")]
    Task<Outcome<SessionView>> Close(CloseSession command);
}

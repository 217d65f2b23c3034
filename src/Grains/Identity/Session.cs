using System.Diagnostics;

namespace Marketplace.Identity;

/// <summary>
/// The rules of a session. Its refresh tokens are numbered; the one of the current generation is good, and using it makes
/// the next. They follow from (session, generation) and a key of the server, so nothing secret is stored.
/// </summary>
internal sealed class Session : IRules<SessionState, SessionCommand, SessionEvent>
{
    /// <summary>How long the last token may be presented again, because the answer that carried its successor was lost.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    /// <summary>A session that is not used ends.</summary>
    public static readonly TimeSpan IdleLifetime = TimeSpan.FromDays(30);

    /// <summary>A session ends in any case, however much it is used.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    private Session()
    {
    }

    public static string StreamType => "session";

    public static Decision<SessionEvent> Decide(SessionState session, SessionCommand command, DateTimeOffset now) =>
        (session.Exists, command) switch
        {
            (false, OpenSession open) => new SessionOpened(now, open.AccountId, open.CredentialVersion, now + IdleLifetime, now + Lifetime),
            (false, ProveSession) => IdentityRefusals.SessionEnded,
            (false, _) => IdentityRefusals.RefreshTokenNotValid,
            (true, OpenSession open) => open.AccountId == session.AccountId ? Decision<SessionEvent>.Nothing : IdentityRefusals.RefreshTokenNotValid,

            (true, CloseSession) => session.Ended is null ? new SessionClosed(now, SessionEnd.LoggedOut) : Decision<SessionEvent>.Nothing,

            (true, ProveSession) => session.IsOpen(now) ? new SessionProved(now) : IdentityRefusals.SessionEnded,

            (true, RotateSession) when !session.IsOpen(now) => IdentityRefusals.RefreshTokenNotValid,
            (true, RotateSession rotate) => Rotate(session, rotate.Generation, now),

            _ => throw new UnreachableException($"{command.GetType().Name} has no rule."),
        };

    public static SessionState Evolve(SessionState session, SessionEvent happened) =>
        happened switch
        {
            SessionOpened e => new SessionState
            {
                AccountId = e.AccountId,
                CredentialVersion = e.CredentialVersion,
                RotatedAt = e.At,
                IdleUntil = e.IdleUntil,
                EndsAt = e.EndsAt,
                ProvedAt = e.At,
            },
            SessionProved e => session with { ProvedAt = e.At },
            SessionRotated e => session with { Generation = e.Generation, RotatedAt = e.At, IdleUntil = e.IdleUntil },
            SessionClosed e => session with { Ended = e.Why },
            _ => throw new UnreachableException($"{happened.GetType().Name} has no transition."),
        };

    /// <summary>
    /// Whether somebody who presented that generation may have the current one. Asked after every rotation, because a
    /// reuse ends the session without being refused, and a repeat may come long after its first answer.
    /// </summary>
    public static bool MaySucceed(SessionState session, int presented, DateTimeOffset now) =>
        session.IsOpen(now) && session.Generation == presented + 1 && now <= session.RotatedAt + Grace;

    private static Decision<SessionEvent> Rotate(SessionState session, int presented, DateTimeOffset now) =>
        presented == session.Generation ? new SessionRotated(now, session.Generation + 1, now + IdleLifetime)
        : presented > session.Generation ? IdentityRefusals.RefreshTokenNotValid
        : MaySucceed(session, presented, now) ? Decision<SessionEvent>.Nothing
        : new SessionClosed(now, SessionEnd.TokenReused);
}

namespace Marketplace.Identity;

/// <summary>
/// Asks once more who somebody is before they do what a thief of their session would do. A session that was just opened needs no more, and
/// nothing else that knows the token does.
/// </summary>
internal sealed class StepUp(
    IGrainFactory grains, AttemptLimits limits, Passwords passwords, [FromKeyedServices(DomainClock.Key)] TimeProvider clock)
{
    /// <summary>Long enough to find a page and fill it in.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    public async Task<Outcome<StepUpBody>> Prove(string password, Caller caller, CancellationToken cancellationToken)
    {
        // By the account: whoever has the token knows which one it is.
        var subject = caller.AccountId.ToString("N");
        if (await limits.Take(AttemptLimits.Login, subject, cancellationToken) is { } tooMany)
        {
            return tooMany;
        }

        var known = await grains.GetGrain<IAccountGrain>(caller.AccountId).Credentials(cancellationToken);
        var verdict = await passwords.Compare(password, known.View?.PasswordHash, cancellationToken);
        if (!verdict.Fits)
        {
            return IdentityRefusals.PasswordNotRight;
        }

        var proved = await grains.GetGrain<ISessionGrain>(caller.SessionId).Prove(new ProveSession(caller.Context()));
        if (proved.View is not { ProvedAt: { } at })
        {
            return proved.Refusal ?? IdentityRefusals.SessionEnded;
        }

        await limits.Forget(AttemptLimits.Login, subject, cancellationToken);
        return new Outcome<StepUpBody>(new StepUpBody(at + Lasts), null, proved.Replayed);
    }

    /// <returns>Null where it was proved a short while ago, or why nothing is done.</returns>
    public async Task<Refusal?> Require(Caller caller, CancellationToken cancellationToken)
    {
        var session = await grains.GetGrain<ISessionGrain>(caller.SessionId).Read(cancellationToken);
        return session.Refusal ?? (clock.GetUtcNow() < session.View!.ProvedAt + Lasts ? null : IdentityRefusals.StepUpRequired);
    }
}

namespace Marketplace.Identity;

/// <summary>From a proof of who somebody is to the tokens of a session.</summary>
internal sealed class Logins(
    IGrainFactory grains, AccountDirectory directory, AttemptLimits limits, Passwords passwords, AccessTokens accessTokens, RefreshTokens refreshTokens)
{
    private const string Member = "member";

    /// <summary>The same answer, in the same time, for an unknown address and a wrong password.</summary>
    public async Task<Outcome<TokensBody>> LogIn(string email, string password, Caller caller, CancellationToken cancellationToken)
    {
        var hash = await directory.HashOf(email, cancellationToken);
        if (await limits.Take(AttemptLimits.Login, hash, cancellationToken) is { } tooMany)
        {
            return tooMany;
        }

        var id = await directory.Find(hash, cancellationToken);
        var known = id is { } found ? await grains.GetGrain<IAccountGrain>(found).Credentials(cancellationToken) : default;
        var verdict = await passwords.Compare(password, known.View?.PasswordHash, cancellationToken);
        if (!verdict.Fits || known.View is not { } credentials)
        {
            return IdentityRefusals.CredentialsNotValid;
        }

        var confirmed = await grains.GetGrain<IAccountGrain>(id!.Value)
            .ConfirmLogin(new ConfirmLogin(caller.Context("confirm-login"), credentials.CredentialVersion, verdict.Rehashed));
        if (confirmed.Refusal is { } refusal)
        {
            return refusal;
        }

        await limits.Forget(AttemptLimits.Login, hash, cancellationToken);
        return await Open(id.Value, credentials, caller, cancellationToken);
    }

    /// <summary>Opens a session for somebody who has proved who they are.</summary>
    public async Task<Outcome<TokensBody>> Open(Guid accountId, AccountCredentials credentials, Caller caller, CancellationToken cancellationToken)
    {
        var session = await grains.GetGrain<ISessionGrain>(caller.NewId("session"))
            .Open(new OpenSession(caller.Context("open-session"), accountId, credentials.CredentialVersion));
        return await Tokens(session, credentials, cancellationToken);
    }

    /// <summary>The next tokens of a session, for whoever has its last refresh token.</summary>
    public async Task<Outcome<TokensBody>> Refresh(string token, Caller caller, CancellationToken cancellationToken)
    {
        if (await refreshTokens.Read(token, cancellationToken) is not { } presented)
        {
            return IdentityRefusals.RefreshTokenNotValid;
        }

        var session = await grains.GetGrain<ISessionGrain>(presented.SessionId)
            .Rotate(new RotateSession(caller.Context("rotate-session"), presented.Generation));
        if (session.View is not { } view)
        {
            return session.Refusal!;
        }

        // A session rests on the password it was opened with; when that changed, it has ended.
        var credentials = await grains.GetGrain<IAccountGrain>(view.AccountId).Credentials(cancellationToken);
        return credentials.View is { } current && current.CredentialVersion == view.CredentialVersion
            ? await Tokens(session, current, cancellationToken)
            : IdentityRefusals.RefreshTokenNotValid;
    }

    private async Task<Outcome<TokensBody>> Tokens(Outcome<SessionView> session, AccountCredentials credentials, CancellationToken cancellationToken)
    {
        if (session.View is not { } view)
        {
            return session.Refusal!;
        }

        var role = credentials.IsOperator ? CallerClaims.Operator : Member;
        var body = new TokensBody(
            await accessTokens.Issue(new AccessGrant(view.AccountId, view.Id, role), cancellationToken),
            await refreshTokens.Write(view.Id, view.Generation, cancellationToken),
            (int)AccessTokens.Lifetime.TotalSeconds,
            view.AccountId);
        return new Outcome<TokensBody>(body, null, session.Replayed);
    }
}

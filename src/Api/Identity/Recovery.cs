namespace Marketplace.Identity;

/// <summary>What mailed tokens do: prove that an address is somebody's, and let them choose a new password.</summary>
internal sealed class Recovery(
    IGrainFactory grains, AccountDirectory directory, AttemptLimits limits, Passwords passwords, MailedTokens tokens, TimeProvider clock)
{
    /// <summary>
    /// Longer than the work for a known address takes, so that the time of the answer does not tell it from an unknown one.
    /// </summary>
    private static readonly TimeSpan AnswerAfter = TimeSpan.FromMilliseconds(150);

    public async Task<Outcome<AccountView>> VerifyEmail(string token, Caller caller, CancellationToken cancellationToken) =>
        await tokens.Read(MailedTokens.VerifyEmail, token, cancellationToken) is { } mailed
            ? await Hide(grains.GetGrain<IAccountGrain>(mailed.AccountId).VerifyEmail(new VerifyEmail(caller.Context(), mailed.Nonce)))
            : IdentityRefusals.TokenNotValid;

    /// <summary>Sends a mail if somebody has the address, and answers the same in any case.</summary>
    public async Task<Refusal?> Forgot(string email, Caller caller, CancellationToken cancellationToken)
    {
        var notBefore = Task.Delay(AnswerAfter, clock, cancellationToken);
        var hash = await directory.HashOf(email, cancellationToken);
        var refusal = await limits.Take(AttemptLimits.Mail, hash, cancellationToken);
        if (refusal is null && await directory.Find(hash, cancellationToken) is { } id)
        {
            var outcome = await grains.GetGrain<IAccountGrain>(id).RequestPasswordReset(new RequestPasswordReset(caller.Context(), caller.NewId("reset")));
            refusal = outcome.Refusal;
        }

        await notBefore;
        return refusal;
    }

    public async Task<Outcome<AccountView>> ResetPassword(string token, string password, Caller caller, CancellationToken cancellationToken)
    {
        if (await tokens.Read(MailedTokens.ResetPassword, token, cancellationToken) is not { } mailed)
        {
            return IdentityRefusals.TokenNotValid;
        }

        var hash = await passwords.Hash(password, cancellationToken);
        return await Hide(grains.GetGrain<IAccountGrain>(mailed.AccountId).ResetPassword(new ResetPassword(caller.Context(), mailed.Nonce, hash)));
    }

    /// <summary>A token is all that was proved: what is refused about the account behind it is refused about the token.</summary>
    private static async Task<Outcome<AccountView>> Hide(Task<Outcome<AccountView>> asked)
    {
        var outcome = await asked;
        return outcome.Refusal?.Kind is RefusalKind.Unknown ? IdentityRefusals.TokenNotValid : outcome;
    }
}

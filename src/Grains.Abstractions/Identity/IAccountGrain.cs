namespace Marketplace.Identity;

/// <summary>One person. The grain key is the account id.</summary>
[Alias("account")]
public interface IAccountGrain : IGrainWithGuidKey, IAggregateGrain
{
    /// <remarks>Refusals: `identity.email-taken`, `identity.already-registered`.</remarks>
    [Alias("register")]
    Task<Outcome<AccountView>> Register(RegisterAccount command);

    /// <remarks>Refusals: `identity.token-not-valid`. A token that was used before does nothing.</remarks>
    [Alias("verify-email")]
    Task<Outcome<AccountView>> VerifyEmail(VerifyEmail command);

    [Alias("request-password-reset")]
    Task<Outcome<AccountView>> RequestPasswordReset(RequestPasswordReset command);

    /// <remarks>Refusals: `identity.token-not-valid`.</remarks>
    [Alias("reset-password")]
    Task<Outcome<AccountView>> ResetPassword(ResetPassword command);

    /// <remarks>Refusals: `identity.credentials-not-valid` when the password was changed meanwhile.</remarks>
    [Alias("confirm-login")]
    Task<Outcome<AccountView>> ConfirmLogin(ConfirmLogin command);

    [Alias("change-profile")]
    Task<Outcome<AccountView>> ChangeProfile(ChangeProfile command);

    [Alias("grant-provider")]
    Task<Outcome<AccountView>> GrantProvider(GrantProvider command);

    [Alias("confirm-mail")]
    Task<Outcome<AccountView>> ConfirmMail(ConfirmMail command);

    /// <summary>For the owner and for staff.</summary>
    [Alias("read"), ReadOnly]
    Task<Outcome<AccountView>> Read(Actor by, CancellationToken cancellationToken);

    /// <summary>For the edge alone.</summary>
    [Alias("credentials"), ReadOnly]
    Task<Outcome<AccountCredentials>> Credentials(CancellationToken cancellationToken);

    /// <summary>For those who write to the person on behalf of the platform.</summary>
    [Alias("contact"), ReadOnly]
    Task<Outcome<AccountContact>> Contact(CancellationToken cancellationToken);
}

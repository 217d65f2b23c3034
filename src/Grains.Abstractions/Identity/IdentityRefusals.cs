namespace Marketplace.Identity;

/// <summary>Every way accounts and sessions say no, at the edge and in the rules alike. The codes are documented in docs/errors.md.</summary>
public static class IdentityRefusals
{
    public static readonly Refusal Unknown =
        new(RefusalKind.Unknown, "identity.unknown", "There is no such account.");

    public static readonly Refusal AlreadyRegistered =
        new(RefusalKind.NotNow, "identity.already-registered", "This account exists.");

    public static readonly Refusal EmailTaken =
        new Refusal(RefusalKind.NotNow, "identity.email-taken", "There is an account with this e-mail address.").With("email", "is taken");

    public static readonly Refusal CredentialsNotValid =
        new(RefusalKind.NotAuthenticated, "identity.credentials-not-valid", "E-mail address and password do not fit together.");

    public static readonly Refusal TokenNotValid =
        new Refusal(RefusalKind.NotValid, "identity.token-not-valid", "This token is not valid, was used, or has expired.").With("token", "is not valid");

    public static readonly Refusal PasswordNotRight =
        new Refusal(RefusalKind.NotValid, "identity.password-not-right", "This is not your password.").With("password", "is not right");

    public static readonly Refusal SessionEnded =
        new(RefusalKind.NotAuthenticated, "identity.session-ended", "This session has ended. Log in again.");

    public static readonly Refusal StepUpRequired =
        new(RefusalKind.NotYours, "identity.step-up-required", "Enter your password again before you do this.");

    public static readonly Refusal RefreshTokenNotValid =
        new(RefusalKind.NotAuthenticated, "identity.refresh-token-not-valid", "This refresh token is not valid, was used, or has expired.");
}

using System.Diagnostics;
using static Marketplace.Identity.AccountStatus;

namespace Marketplace.Identity;

/// <summary>
/// The rules of an account. Passwords and tokens never come here: the edge compares hashes and verifies signatures,
/// the rules decide what follows.
/// </summary>
internal sealed class Account : IRules<AccountState, AccountCommand, AccountEvent>
{
    /// <summary>The unique index on the hash of the address. It decides who was first, in the account's own transaction.</summary>
    public const string EmailConstraint = "accounts_email_hash_key";

    /// <summary>The kind of intent that the mail worker carries out.</summary>
    public const string MailIntent = "mail";

    /// <summary>Long enough to find the mail after a holiday weekend.</summary>
    public static readonly TimeSpan VerificationLifetime = TimeSpan.FromDays(7);

    /// <summary>Short, because it opens the account to whoever reads the mail.</summary>
    public static readonly TimeSpan ResetLifetime = TimeSpan.FromHours(1);

    /// <summary>Each new request for a reset replaces the last; a mail that nobody sends must not pile up others.</summary>
    private const int MaxPendingMails = 4;

    private Account()
    {
    }

    public static string StreamType => "account";

    /// <summary>The order is the precedence of refusals: does it exist, may you, can it be done now, are the details right.</summary>
    public static Decision<AccountEvent> Decide(AccountState account, AccountCommand command, DateTimeOffset now) =>
        (account.Status, command) switch
        {
            (None, RegisterAccount register) => Register(register, now),
            (None, _) => IdentityRefusals.Unknown,
            (_, RegisterAccount) => IdentityRefusals.AlreadyRegistered,

            _ when !MayGive(command, account) => IdentityRefusals.Unknown,

            (Active, VerifyEmail verify) => Verify(account, verify, now),
            (Active, RequestPasswordReset request) => new PasswordResetRequested(now, new MailedSecret(request.Nonce, now + ResetLifetime)),
            (Active, ResetPassword reset) => Reset(account, reset, now),
            (Active, ConfirmLogin login) => login.CredentialVersion == account.CredentialVersion
                ? new LoggedIn(now, login.Rehashed)
                : IdentityRefusals.CredentialsNotValid,
            (Active, ChangeProfile change) => account.Profile.With(change.Change) is var profile && profile != account.Profile
                ? new ProfileChanged(now, profile)
                : Decision<AccountEvent>.Nothing,
            (Active, GrantProvider) => account.IsProvider ? Decision<AccountEvent>.Nothing : new ProviderGranted(now),
            (Active, ConfirmMail mail) => account.Mails.Any(pending => pending.Id == mail.MailId)
                ? new MailConfirmed(now, mail.MailId)
                : Decision<AccountEvent>.Nothing,

            _ => throw new UnreachableException($"{command.GetType().Name} has no rule."),
        };

    public static AccountState Evolve(AccountState account, AccountEvent happened) =>
        happened switch
        {
            AccountRegistered e => new AccountState
            {
                Status = Active,
                Email = e.Email,
                PasswordHash = e.PasswordHash,
                CredentialVersion = 1,
                Profile = new AccountProfile(e.FirstName, e.LastName, null, AccountAddress.Empty),
                IsOperator = e.IsOperator,
                Verification = e.Verification,
                RegisteredAt = e.At,
                UpdatedAt = e.At,
                Mails = Wanting([], AccountMail.VerifyEmail, e.Verification),
            },
            EmailVerified e => account with { EmailVerified = true, UpdatedAt = e.At },
            PasswordResetRequested e => account with { Reset = e.Reset, Mails = Wanting(account.Mails, AccountMail.ResetPassword, e.Reset) },
            PasswordChanged e => account with
            {
                PasswordHash = e.PasswordHash,
                CredentialVersion = account.CredentialVersion + 1,
                Reset = null,
                EmailVerified = true, // Whoever has the mailed token has the mailbox.
                UpdatedAt = e.At,
            },
            LoggedIn e => account with { LastLoginAt = e.At, PasswordHash = e.Rehashed ?? account.PasswordHash },
            ProfileChanged e => account with { Profile = e.Profile, UpdatedAt = e.At },
            ProviderGranted e => account with { IsProvider = true, UpdatedAt = e.At },
            MailConfirmed e => account with { Mails = account.Mails.RemoveAll(mail => mail.Id == e.MailId) },
            _ => throw new UnreachableException($"{happened.GetType().Name} has no transition."),
        };

    public static ImmutableArray<Intent> Intents(AccountState account) =>
        [.. account.Mails.Select(mail => new Intent(mail.Id, MailIntent, mail))];

    public static Refusal? OnConflict(AccountState state, string constraint) =>
        constraint == EmailConstraint ? IdentityRefusals.EmailTaken : null;

    /// <summary>Only the owner and staff; strangers are told that there is no such account.</summary>
    public static bool MayRead(Guid accountId, Actor by) => by.IsStaff || by.Id == accountId;

    private static Decision<AccountEvent> Register(RegisterAccount register, DateTimeOffset now) =>
        new AccountRegistered(
            now,
            register.Email,
            register.EmailHash,
            register.PasswordHash,
            register.FirstName,
            register.LastName,
            register.IsOperator,
            new MailedSecret(register.Nonce, now + VerificationLifetime));

    private static Decision<AccountEvent> Verify(AccountState account, VerifyEmail verify, DateTimeOffset now) =>
        account.Verification?.Nonce != verify.Nonce ? IdentityRefusals.TokenNotValid
        : account.EmailVerified ? Decision<AccountEvent>.Nothing
        : now >= account.Verification.ExpiresAt ? IdentityRefusals.TokenNotValid
        : new EmailVerified(now);

    private static Decision<AccountEvent> Reset(AccountState account, ResetPassword reset, DateTimeOffset now) =>
        account.Reset is { } secret && secret.Nonce == reset.Nonce && now < secret.ExpiresAt
            ? new PasswordChanged(now, reset.PasswordHash)
            : IdentityRefusals.TokenNotValid;

    private static bool MayGive(AccountCommand command, AccountState account) => command switch
    {
        GrantProvider or ConfirmMail => command.Context.By.IsStaff,
        _ => true,
    };

    private static ImmutableArray<PendingMail> Wanting(ImmutableArray<PendingMail> mails, AccountMail template, MailedSecret secret)
    {
        var others = mails.RemoveAll(mail => mail.Template == template);
        return [.. others.TakeLast(MaxPendingMails - 1), new PendingMail(secret.Nonce, template, secret.ExpiresAt)];
    }
}

namespace Marketplace.Identity;

/// <summary>Something that happened to an account.</summary>
/// <remarks>Stored shapes only grow: append members at the end, never rename an alias.</remarks>
[GenerateSerializer, Immutable, Alias("account.event")]
public abstract record AccountEvent(DateTimeOffset At);

/// <summary>The account exists, and a mail asks whether its address is right.</summary>
/// <param name="At">When.</param>
/// <param name="Email">Normalised address.</param>
/// <param name="EmailHash">A keyed hash of it.</param>
/// <param name="PasswordHash">With its parameters.</param>
/// <param name="FirstName">First name.</param>
/// <param name="LastName">Last name.</param>
/// <param name="IsOperator">True for operators.</param>
/// <param name="Verification">What the mailed token rests on.</param>
[GenerateSerializer, Immutable, Alias("account.registered")]
public sealed record AccountRegistered(
    DateTimeOffset At, string Email, string EmailHash, string PasswordHash, string FirstName, string LastName, bool IsOperator, MailedSecret Verification)
    : AccountEvent(At);

[GenerateSerializer, Immutable, Alias("account.email-verified")]
public sealed record EmailVerified(DateTimeOffset At) : AccountEvent(At);

[GenerateSerializer, Immutable, Alias("account.password-reset-requested")]
public sealed record PasswordResetRequested(DateTimeOffset At, MailedSecret Reset) : AccountEvent(At);

/// <summary>A new password; every session that rests on the old one has ended.</summary>
[GenerateSerializer, Immutable, Alias("account.password-changed")]
public sealed record PasswordChanged(DateTimeOffset At, string PasswordHash) : AccountEvent(At);

/// <param name="At">When.</param>
/// <param name="Rehashed">The same password under newer parameters, or null.</param>
[GenerateSerializer, Immutable, Alias("account.logged-in")]
public sealed record LoggedIn(DateTimeOffset At, string? Rehashed) : AccountEvent(At);

[GenerateSerializer, Immutable, Alias("account.profile-changed")]
public sealed record ProfileChanged(DateTimeOffset At, AccountProfile Profile) : AccountEvent(At);

[GenerateSerializer, Immutable, Alias("account.provider-granted")]
public sealed record ProviderGranted(DateTimeOffset At) : AccountEvent(At);

[GenerateSerializer, Immutable, Alias("account.mail-confirmed")]
public sealed record MailConfirmed(DateTimeOffset At, Guid MailId) : AccountEvent(At);

/// <summary>What a mailed token rests on. The token itself is stored nowhere: it follows from this and a key of the server.</summary>
/// <param name="Nonce">Makes it single.</param>
/// <param name="ExpiresAt">On the domain clock.</param>
[GenerateSerializer, Immutable, Alias("account.mailed-secret")]
public sealed record MailedSecret(Guid Nonce, DateTimeOffset ExpiresAt);

namespace Marketplace.Identity;

/// <summary>Something a person, or the platform, wants of an account.</summary>
/// <remarks>Positional members are wire members: append at the end, never reorder.</remarks>
[GenerateSerializer, Immutable, Alias("account.command")]
public abstract record AccountCommand(CommandContext Context) : ICommand;

/// <summary>Makes the account. The key of the grain is the account id.</summary>
/// <param name="Context">The command's context.</param>
/// <param name="Email">Normalised address.</param>
/// <param name="EmailHash">A keyed hash of the address; unique in the database.</param>
/// <param name="PasswordHash">Never the password.</param>
/// <param name="FirstName">As the person writes it.</param>
/// <param name="LastName">As the person writes it.</param>
/// <param name="Nonce">What the mailed token for this address rests on; random, or derived from the request.</param>
/// <param name="IsOperator">True only for operators, whom the platform makes.</param>
[GenerateSerializer, Immutable, Alias("account.register")]
public sealed record RegisterAccount(
    CommandContext Context, string Email, string EmailHash, string PasswordHash, string FirstName, string LastName, Guid Nonce, bool IsOperator)
    : AccountCommand(Context);

/// <summary>The person has the mailed token, so the address is theirs.</summary>
[GenerateSerializer, Immutable, Alias("account.verify-email")]
public sealed record VerifyEmail(CommandContext Context, Guid Nonce) : AccountCommand(Context);

/// <summary>Asks for a mail with which to choose a new password.</summary>
[GenerateSerializer, Immutable, Alias("account.request-password-reset")]
public sealed record RequestPasswordReset(CommandContext Context, Guid Nonce) : AccountCommand(Context);

/// <summary>Sets a new password with a mailed token. Ends all sessions.</summary>
[GenerateSerializer, Immutable, Alias("account.reset-password")]
public sealed record ResetPassword(CommandContext Context, Guid Nonce, string PasswordHash) : AccountCommand(Context);

/// <summary>The password was right.</summary>
/// <param name="Context">The command's context.</param>
/// <param name="CredentialVersion">Of the password that was compared; a login with one that was changed meanwhile is refused.</param>
/// <param name="Rehashed">The same password under today's parameters, or null when its hash has them.</param>
[GenerateSerializer, Immutable, Alias("account.confirm-login")]
public sealed record ConfirmLogin(CommandContext Context, int CredentialVersion, string? Rehashed) : AccountCommand(Context);

/// <summary>Changes the fields that are not null; empty text clears a field that may be empty.</summary>
[GenerateSerializer, Immutable, Alias("account.change-profile")]
public sealed record ChangeProfile(CommandContext Context, ProfileChange Change) : AccountCommand(Context);

/// <summary>The person has become a provider too.</summary>
[GenerateSerializer, Immutable, Alias("account.grant-provider")]
public sealed record GrantProvider(CommandContext Context) : AccountCommand(Context);

/// <summary>A mail that the account wanted is on its way.</summary>
[GenerateSerializer, Immutable, Alias("account.confirm-mail")]
public sealed record ConfirmMail(CommandContext Context, Guid MailId) : AccountCommand(Context);

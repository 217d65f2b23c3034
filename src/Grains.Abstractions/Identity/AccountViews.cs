namespace Marketplace.Identity;

/// <summary>An account as its owner sees it.</summary>
[GenerateSerializer, Immutable, Alias("account.view")]
public sealed record AccountView(
    Guid Id,
    AccountStatus Status,
    string Email,
    bool EmailVerified,
    AccountProfile Profile,
    bool IsProvider,
    bool IsOperator,
    DateTimeOffset RegisteredAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? LastLoginAt,
    long Version) : IVersioned;

/// <summary>What the edge needs to compare a password and to issue tokens. Never leaves the cluster.</summary>
/// <param name="PasswordHash">With its parameters.</param>
/// <param name="CredentialVersion">Counts passwords; a session rests on the one it was opened with.</param>
/// <param name="IsOperator">The role that tokens carry.</param>
[GenerateSerializer, Immutable, Alias("account.credentials")]
public sealed record AccountCredentials(string PasswordHash, int CredentialVersion, bool IsOperator);

/// <summary>How to reach a person.</summary>
[GenerateSerializer, Immutable, Alias("account.contact")]
public sealed record AccountContact(string Email, string FirstName, string LastName);

/// <summary>Where an account stands. Stored by name; never rename.</summary>
public enum AccountStatus
{
    None,
    Active,
}

namespace Marketplace.Identity;

internal sealed record RegisterRequest(string? Email, string? Password, string? FirstName, string? LastName);

internal sealed record LoginRequest(string? Email, string? Password);

internal sealed record RefreshRequest(string? RefreshToken);

internal sealed record VerifyEmailRequest(string? Token);

internal sealed record ForgotPasswordRequest(string? Email);

internal sealed record ResetPasswordRequest(string? Token, string? Password);

/// <summary>Members that are missing or null stay as they are; empty text clears those that may be empty.</summary>
internal sealed record ChangeProfileRequest(string? FirstName, string? LastName, string? Phone, AddressRequest? Address);

internal sealed record AddressRequest(string? Line1, string? Line2, string? City, string? State, string? Zip, string? Country);

internal sealed record RegisteredBody(Guid UserId);

/// <summary>The tokens of a session.</summary>
/// <param name="AccessToken">For `Authorization: Bearer`.</param>
/// <param name="RefreshToken">Good once, for the next tokens.</param>
/// <param name="ExpiresIn">Seconds for which the access token is good.</param>
/// <param name="UserId">The account.</param>
internal sealed record TokensBody(string AccessToken, string RefreshToken, int ExpiresIn, Guid UserId);

internal sealed record StepUpRequest(string? Password);

/// <param name="Until">Until when what asks for it may be done in this session.</param>
internal sealed record StepUpBody(DateTimeOffset Until);

/// <summary>The account of the caller.</summary>
internal sealed record MeBody(
    Guid UserId,
    string Email,
    bool EmailVerified,
    string FirstName,
    string LastName,
    string? Phone,
    AccountAddress Address,
    IReadOnlyList<string> Roles,
    Guid? ProviderId,
    AccountStatus Status,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? LastLoginAt,
    long Version)
{
    public static MeBody Of(AccountView account) => new(
        account.Id,
        account.Email,
        account.EmailVerified,
        account.Profile.FirstName,
        account.Profile.LastName,
        account.Profile.Phone,
        account.Profile.Address,
        RolesOf(account),
        account.IsProvider ? DerivedId.From(account.Id, "provider") : null,
        account.Status,
        account.RegisteredAt,
        account.UpdatedAt,
        account.LastLoginAt,
        account.Version);

    private static string[] RolesOf(AccountView account) =>
    [
        "customer",
        .. account.IsProvider ? ["provider"] : Array.Empty<string>(),
        .. account.IsOperator ? ["admin"] : Array.Empty<string>(),
    ];
}

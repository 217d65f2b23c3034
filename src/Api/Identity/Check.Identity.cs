using Marketplace.Identity;

namespace Marketplace;

internal sealed partial class Check
{
    /// <summary>NIST SP 800-63B, 3.1.1: length is what counts; what is longer than this helps nobody.</summary>
    private const int MinPassword = 8;
    private const int MaxPassword = 256;

    /// <summary>A mail address, normalised.</summary>
    public string Email(string field, string? value)
    {
        var address = EmailAddress.Normalise(Text(field, value, EmailAddress.MaxLength));
        Require(address.Length == 0 || EmailAddress.IsValid(address), field, "must be an e-mail address");
        return address;
    }

    /// <summary>A password that is to be set. White space counts.</summary>
    public string NewPassword(string field, string? value)
    {
        Require(value is not null, field, "is required");
        Require(value is null or { Length: >= MinPassword and <= MaxPassword }, field, $"must have {MinPassword} to {MaxPassword} characters");
        return value ?? string.Empty;
    }

    /// <summary>A password that is to be compared; only its length is judged.</summary>
    public string Password(string field, string? value)
    {
        Require(value is { Length: > 0 }, field, "is required");
        Require(value is null or { Length: <= MaxPassword }, field, $"must have at most {MaxPassword} characters");
        return value ?? string.Empty;
    }

    /// <summary>A token that this API gave out.</summary>
    public string Token(string field, string? value) => Text(field, value, max: 512);

    /// <summary>Text in a partial change: null keeps, empty clears.</summary>
    public string? Change(string field, string? value, int max) => string.IsNullOrWhiteSpace(value) ? value?.Trim() : Text(field, value, max);
}

namespace Marketplace.Identity;

/// <summary>What a person says about themselves.</summary>
[GenerateSerializer, Immutable, Alias("account.profile")]
public sealed record AccountProfile(string FirstName, string LastName, string? Phone, AccountAddress Address)
{
    /// <summary>This profile with the fields that a change names.</summary>
    public AccountProfile With(ProfileChange change) => new(
        change.FirstName ?? FirstName,
        change.LastName ?? LastName,
        AccountAddress.Changed(Phone, change.Phone),
        Address.With(change.Address));
}

/// <summary>Where things are sent. Every part may be missing.</summary>
/// <param name="Line1">Street and number.</param>
/// <param name="Line2">What else the carrier must know.</param>
/// <param name="City">City.</param>
/// <param name="State">State, province or county.</param>
/// <param name="Zip">Postal code.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
[GenerateSerializer, Immutable, Alias("account.address")]
public sealed record AccountAddress(string? Line1, string? Line2, string? City, string? State, string? Zip, string? Country)
{
    public static readonly AccountAddress Empty = new(null, null, null, null, null, null);

    /// <summary>Null in a change keeps a part, empty text clears it.</summary>
    public AccountAddress With(AccountAddress? change) => change is null ? this : new(
        Changed(Line1, change.Line1),
        Changed(Line2, change.Line2),
        Changed(City, change.City),
        Changed(State, change.State),
        Changed(Zip, change.Zip),
        Changed(Country, change.Country));

    internal static string? Changed(string? before, string? change) => change is null ? before : change.Length == 0 ? null : change;
}

/// <summary>A partial profile: null leaves a field as it is, empty text clears it where it may be empty.</summary>
[GenerateSerializer, Immutable, Alias("account.profile-change")]
public sealed record ProfileChange(string? FirstName, string? LastName, string? Phone, AccountAddress? Address);

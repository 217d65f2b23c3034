namespace Marketplace;

/// <summary>Where somebody works, as far as they tell it. Every part may be missing.</summary>
/// <param name="Address">Street and number.</param>
/// <param name="City">The city.</param>
/// <param name="State">State, province or governorate.</param>
/// <param name="Zip">Postal code.</param>
/// <param name="Country">ISO 3166-1 alpha-2, upper case.</param>
/// <param name="Lat">Degrees north, -90 to 90.</param>
/// <param name="Lng">Degrees east, -180 to 180.</param>
[GenerateSerializer, Immutable, Alias("location")]
public sealed record Location(
    string? Address, string? City, string? State, string? Zip, string? Country, double? Lat, double? Lng);

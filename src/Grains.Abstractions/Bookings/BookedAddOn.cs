namespace Marketplace.Bookings;

/// <summary>An add-on as it was sold. What it costs is a line of the price.</summary>
/// <param name="Id">Of the listing's add-ons at the sale.</param>
/// <param name="Label">What it was called then.</param>
/// <param name="Quantity">How many.</param>
/// <param name="Time">How much longer all of them make the booking; zero for none.</param>
[GenerateSerializer, Immutable, Alias("booking.add-on")]
public sealed record BookedAddOn(string Id, string Label, int Quantity, TimeSpan Time);

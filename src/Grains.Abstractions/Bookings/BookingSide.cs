namespace Marketplace.Bookings;

/// <summary>The sides of a booking.</summary>
public enum BookingSide
{
    Customer,
    Provider,
    Platform,
}

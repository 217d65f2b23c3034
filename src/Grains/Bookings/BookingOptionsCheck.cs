using Microsoft.Extensions.Options;

namespace Marketplace.Bookings;

/// <summary>Refuses to start with settings that are out of bounds, and says which bounds these are.</summary>
internal sealed class BookingOptionsCheck : IValidateOptions<BookingOptions>
{
    public ValidateOptionsResult Validate(string? name, BookingOptions options) =>
        options.Fault() is { } fault ? ValidateOptionsResult.Fail(fault) : ValidateOptionsResult.Success;
}

namespace Marketplace.Bookings;

/// <summary>Steps of a booking that need to be told nothing, but may be given a reason.</summary>
internal static class ReasonedSteps
{
    /// <param name="body">May be left out, as may the reason in it.</param>
    /// <param name="step">Takes the step, for that reason.</param>
    public static async Task<OkAnswer<BookingBody>> Take(this ReasonRequest? body, Func<string?, Task<Outcome<BookingView>>> step)
    {
        var check = new Check();
        var reason = check.OptionalText("reason", body?.Reason, 1_000);
        return check.Refusal is { } refusal ? refusal : (await step(reason)).ToOk(BookingBody.Of);
    }
}

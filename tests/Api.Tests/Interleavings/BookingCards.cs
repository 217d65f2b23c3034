namespace Marketplace.Interleavings;

/// <summary>What becomes of a booking, by whom it concerns and now and then by whom it does not.</summary>
internal static class BookingCards
{
    public static readonly ImmutableArray<Card> All =
    [
        new(6, Books),
        Presses(16, "pays for", "pay"),
        Presses(2, "pays by debit for", "processing"),
        Presses(3, "has a card declined at", "fail"),
        Presses(1, "leaves the page of", "abandon"),
        Presses(4, "goes to the bank about", "dispute"),
        Does(2, "opens another page of", "payments", new { }, Role.Customer),
        Does(1, "would rather hand over the money of", "payments", new { gateway = "manual" }, Role.Customer),
        Does(7, "accepts", "accept", new { }, Role.Provider, Role.Provider, Role.Operator, Role.Customer),
        Does(3, "declines", "decline", new { reason = "I cannot." }, Role.Provider),
        Does(6, "cancels", "cancel", new { reason = "Something came up." }, Role.Customer, Role.Customer, Role.Provider, Role.Operator),
        Does(6, "completes", "complete", new { }, Role.Customer, Role.Provider, Role.Operator),
        Does(3, "makes an offer for", "offer", Stage.Offer, Role.Provider),
        Refunds(8),
    ];

    /// <summary>Somebody would like a time that others may want as well, and mostly goes on with it.</summary>
    public static Step Books(Dice dice)
    {
        var (number, customer, listing, copies) = (dice.NextBooking(), dice.Of(Stage.Customers), dice.Of(Stage.Shelf), dice.Copies());
        var start = Stage.WorkingDay(dice.Now, dice.Between(1, 3)).AddHours(dice.Of(10, 12));
        return new Step(
            $"{customer} books {listing} at {start:ddd d HH:mm} as #{number}{Times(copies)}",
            stage => stage.Books(number, customer, listing, start, copies))
        {
            Then = dice.Is(7, of: 8) ? GoesOn(dice, number, listing) : null,
        };
    }

    private static Step GoesOn(Dice dice, int number, string listing)
    {
        var yes = new Step($"the Provider accepts #{number}", stage => stage.Does(Role.Provider, number, "accept", _ => new { }, copies: 1));
        var pays = new Step($"the customer pays for #{number}", stage => stage.Presses(number, "pay")) { Then = dice.Is(2, of: 3) ? yes : null };
        return listing is not "a feast" ? pays : new Step(
            $"the Provider makes an offer for #{number}",
            stage => stage.Does(Role.Provider, number, "offer", _ => Stage.Offer, copies: 1))
        {
            Then = new Step($"the Customer accepts #{number}", stage => stage.Does(Role.Customer, number, "accept", _ => new { }, copies: 1)) { Then = pays },
        };
    }

    private static string Times(int copies) => copies == 1 ? string.Empty : $", {copies} times at once";

    private static Card Presses(int weight, string verb, string button) => new(weight, dice =>
    {
        var number = dice.Booking();
        return new Step($"the customer {verb} #{number}", stage => stage.Presses(number, button));
    });

    private static Card Does(int weight, string verb, string path, object body, params Role[] who) => new(weight, dice =>
    {
        var (number, role, copies) = (dice.Booking(), dice.Of(who), dice.Copies());
        return new Step($"the {role} {verb} #{number}{Times(copies)}", stage => stage.Does(role, number, path, _ => body, copies));
    });

    /// <summary>Thousandths of the price, in whole dinars; all that is left when null.</summary>
    private static Card Refunds(int weight) => new(weight, dice =>
    {
        var (number, role, copies) = (dice.Booking(), dice.Of(Role.Provider, Role.Operator), dice.Copies());
        var part = dice.Of<int?>(null, 12, 250, 500, 750, 1000);
        return new Step(
            $"the {role} gives back {(part is null ? "all" : $"{part}/1000")} of #{number}{Times(copies)}",
            stage => stage.Does(role, number, "refund", booking => new { amount = part is { } some ? booking.Part(some) : null, reason = "Sorry." }, copies));
    });
}

/// <summary>Who somebody is to a booking.</summary>
internal enum Role
{
    Customer,
    Provider,
    Operator,
}

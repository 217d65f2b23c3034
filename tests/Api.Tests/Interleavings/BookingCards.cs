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
            Then = dice.Is(7, of: 8) ? [GoesOn(dice, number, listing)] : [],
        };
    }

    private static Step GoesOn(Dice dice, int number, string listing)
    {
        var yes = Asks(Role.Provider, "accepts", number, "accept") with { Then = Ends(dice, number) };
        var pays = Press("pays for", number, "pay") with { Then = listing is "a visit" or "tea" ? [yes] : Ends(dice, number) };
        return listing is not "a feast" ? pays : Asks(Role.Provider, "makes an offer for", number, "offer", Stage.Offer) with
        {
            Then = [Asks(Role.Customer, "accepts", number, "accept") with { Then = [pays] }],
        };
    }

    /// <summary>Two who do not know of each other, or nobody in particular.</summary>
    private static ImmutableArray<Step> Ends(Dice dice, int number) => dice.Between(1, 8) switch
    {
        1 or 2 => [GivesBack(dice, Role.Provider, number, 1), GivesBack(dice, Role.Operator, number, 1)],
        3 => [GivesBack(dice, Role.Provider, number, 1), Asks(Role.Customer, "cancels", number, "cancel")],
        4 => [GivesBack(dice, Role.Operator, number, 1), Press("goes to the bank about", number, "dispute")],
        5 => [Asks(Role.Provider, "cancels", number, "cancel"), Asks(Role.Customer, "cancels", number, "cancel")],
        6 => [GivesBack(dice, Role.Provider, number, 1) with { Then = [GivesBack(dice, Role.Provider, number, 1)] }],
        _ => [],
    };

    private static Step Asks(Role role, string verb, int number, string path, object? body = null, int copies = 1) =>
        new($"the {role} {verb} #{number}{Times(copies)}", stage => stage.Does(role, number, path, _ => body ?? new { }, copies));

    private static Step Press(string verb, int number, string button) => new($"the customer {verb} #{number}", stage => stage.Presses(number, button));

    /// <summary>Thousandths of the price, in whole dinars; all that is left when null.</summary>
    private static Step GivesBack(Dice dice, Role role, int number, int copies)
    {
        var part = dice.Of<int?>(null, 25, 250, 500, 750, 1000);
        return new Step(
            $"the {role} gives back {(part is null ? "all" : $"{part}/1000")} of #{number}{Times(copies)}",
            stage => stage.Does(role, number, "refund", booking => new { amount = part is { } some ? booking.Part(some) : null, reason = "Sorry." }, copies));
    }

    private static string Times(int copies) => copies == 1 ? string.Empty : $", {copies} times at once";

    private static Card Presses(int weight, string verb, string button) => new(weight, dice => Press(verb, dice.Booking(), button));

    private static Card Does(int weight, string verb, string path, object body, params Role[] who) =>
        new(weight, dice => Asks(dice.Of(who), verb, dice.Booking(), path, body, dice.Copies()));

    private static Card Refunds(int weight) =>
        new(weight, dice => GivesBack(dice, dice.Of(Role.Provider, Role.Operator), dice.Booking(), dice.Copies()));
}

/// <summary>Who somebody is to a booking.</summary>
internal enum Role
{
    Customer,
    Provider,
    Operator,
}

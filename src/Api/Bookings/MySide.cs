namespace Marketplace.Bookings;

/// <summary>As whom somebody asks for what is theirs: the customer, or the provider whom the same account may be.</summary>
/// <param name="Side">Which of the two.</param>
/// <param name="Id">The account's id, or the provider's.</param>
internal readonly record struct MySide(BookingSide Side, Guid Id)
{
    /// <param name="check">Hears what is wrong with the role.</param>
    /// <param name="role">`customer` (the default) or `provider`.</param>
    /// <param name="caller">Who asks.</param>
    public static MySide Of(Check check, string? role, Caller caller)
    {
        var side = check.OptionalOneOf<BookingSide>("role", role) ?? BookingSide.Customer;
        check.Require(side is BookingSide.Customer or BookingSide.Provider, "role", "must be customer or provider");
        return new MySide(side, side is BookingSide.Provider ? caller.Actor.ProviderId : caller.AccountId);
    }
}

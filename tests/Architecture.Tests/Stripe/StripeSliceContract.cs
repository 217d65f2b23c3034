using System.Reflection;
using Stripe;

namespace Marketplace.Architecture.Stripe;

/// <summary>
/// The gateway must compile against Stripe.net as it does against the slice, so the slice may not invent anything.
/// The same tests run against the package itself when the build uses it.
/// </summary>
public sealed class StripeSliceContract
{
    private static readonly Assembly Library = typeof(StripeClient).Assembly;
    private static readonly bool IsSlice = Library.GetName().Name == "Marketplace.Stripe.Slice";

    [Fact]
    public void Whatever_the_slice_offers_Stripe_net_has_too()
    {
        var real = Excerpt();
        var invented = IsSlice ? PublicSurface.Of(Library).Values.SelectMany(type => Invented(type, real)) : [];

        Assert.Empty(invented);
    }

    [Fact]
    public void Whatever_the_excerpt_says_can_be_used()
    {
        var offered = PublicSurface.Of(Library);
        var missing = Excerpt().Values.SelectMany(type => Missing(type, offered));

        Assert.Empty(missing);
    }

    [Theory]
    [InlineData(typeof(Planted.Subscription), "class Planted.Subscription")]
    [InlineData(typeof(Planted.Balance), "Stripe.Balance: long Forgotten { get; set; }")]
    [InlineData(typeof(Planted.Refund), "Stripe.Refund is no IEnumerable<string>")]
    public void A_planted_type_member_or_ancestor_is_found(Type planted, string expected)
    {
        var real = Excerpt();
        var disguised = PublicSurface.Render(planted);
        var twin = disguised.Name.Replace("Planted.", "Stripe.", StringComparison.Ordinal);

        var found = Invented(real.ContainsKey(twin) ? disguised with { Name = twin } : disguised, real);

        Assert.Contains(found, line => line.StartsWith(expected, StringComparison.Ordinal));
    }

    private static SortedDictionary<string, SurfaceType> Excerpt() => ApiExcerpt.Read("Stripe", "stripe-net-api.txt");

    private static IEnumerable<string> Invented(SurfaceType type, SortedDictionary<string, SurfaceType> real) =>
        type.InventedBeside(real.GetValueOrDefault(type.Name));

    private static IEnumerable<string> Missing(SurfaceType original, SortedDictionary<string, SurfaceType> offered) =>
        offered.TryGetValue(original.Name, out var type)
            ? original.Members.Except(type.Members, StringComparer.Ordinal).Select(member => $"{original.Name}: {member}")
            : [original.Heading];
}

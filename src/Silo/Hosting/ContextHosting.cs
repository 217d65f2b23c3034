namespace Marketplace.Hosting;

/// <summary>The contexts of the marketplace. Each registers itself; this is their list.</summary>
internal static class ContextHosting
{
    public static IServiceCollection AddContexts(this IServiceCollection services) => services;
}

using Marketplace.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Marketplace.Edge;

public sealed class RateLimitDefaults
{
    [Theory]
    [InlineData(false, null, true)]
    [InlineData(true, null, false)]
    [InlineData(false, "false", false)]
    [InlineData(true, "true", true)]
    public void Limits_are_on_except_in_the_sandbox_unless_said_otherwise(bool sandbox, string? said, bool limited)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["RateLimits:Enabled"] = said;
        builder.Services.AddSingleton(Options.Create(new SandboxOptions { Enabled = sandbox }));
        builder.AddEdgeOptions();
        using var services = builder.Services.BuildServiceProvider();

        Assert.Equal(limited, services.GetRequiredService<IOptions<RateLimitOptions>>().Value.Enabled);
    }
}

using System.Net;
using System.Net.Sockets;

namespace Marketplace.Feeds;

/// <summary>
/// Which addresses a stranger's URL may lead to: those that everybody on the internet can reach. Whatever else there is
/// around a server (itself, its network, the metadata of its cloud) is none of a stranger's business.
/// </summary>
internal static class PublicAddresses
{
    /// <summary>Of IPv4 (IANA's special-purpose registry); those of IPv6 are named by what is allowed instead.</summary>
    private static readonly IPNetwork[] Special =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");

    /// <summary>Within the global ones: documentation, and tunnels that carry an IPv4 address of anybody's choice.</summary>
    private static readonly IPNetwork[] SpecialGlobal = [IPNetwork.Parse("2001::/23"), IPNetwork.Parse("2001:db8::/32"), IPNetwork.Parse("2002::/16"), IPNetwork.Parse("3fff::/20")];

    public static bool Allow(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily is AddressFamily.InterNetwork
            ? !Special.Any(network => network.Contains(plain))
            : Global.Contains(plain) && !SpecialGlobal.Any(network => network.Contains(plain));
    }
}

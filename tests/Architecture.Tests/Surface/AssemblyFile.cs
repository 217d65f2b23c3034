using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Marketplace.Architecture;

/// <summary>
/// Renders the public surface of an assembly from its file alone. Its dependencies need not be there,
/// because nothing is loaded: base types and signatures are names.
/// </summary>
internal sealed class AssemblyFile : IDisposable
{
    private const MethodAttributes Access = MethodAttributes.MemberAccessMask;

    private readonly SignatureNames names = new();
    private readonly PEReader file;
    private readonly MetadataReader metadata;

    public AssemblyFile(string path)
    {
        file = new PEReader(File.OpenRead(path));
        metadata = file.GetMetadataReader();
    }

    public SortedDictionary<string, SurfaceType> Surface() => new(
        metadata.TypeDefinitions.Where(IsExported).Select(Render).ToDictionary(type => type.Name, StringComparer.Ordinal),
        StringComparer.Ordinal);

    public void Dispose() => file.Dispose();

    private bool IsExported(TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        return (type.Attributes & TypeAttributes.VisibilityMask) switch
        {
            TypeAttributes.Public => true,
            TypeAttributes.NestedPublic => IsExported(type.GetDeclaringType()),
            _ => false,
        };
    }

    private SurfaceType Render(TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        var generics = new GenericNames(ParameterNames(type.GetGenericParameters()), []);
        var parent = type.BaseType.IsNil ? "" : NameOf(type.BaseType, generics);
        var kind = Kind(type, parent);
        var ancestors = type.GetInterfaceImplementations().Select(implementation => NameOf(metadata.GetInterfaceImplementation(implementation).Interface, generics));
        return new SurfaceType(
            TypeNames.Generic(SignatureNames.FullName(metadata, handle), generics.OfType),
            kind,
            [.. parent is "" or "object" ? ancestors : ancestors.Prepend(parent)],
            [.. Members(type, kind, generics)]);
    }

    private static string Kind(TypeDefinition type, string parent) => (type.Attributes, parent) switch
    {
        ({ } attributes, _) when attributes.HasFlag(TypeAttributes.Interface) => "interface",
        (_, "System.Enum") => "enum",
        (_, "System.ValueType") => "struct",
        (_, "System.MulticastDelegate") => "delegate",
        ({ } attributes, _) when attributes.HasFlag(TypeAttributes.Abstract | TypeAttributes.Sealed) => "static class",
        ({ } attributes, _) when attributes.HasFlag(TypeAttributes.Abstract) => "abstract class",
        ({ } attributes, _) when attributes.HasFlag(TypeAttributes.Sealed) => "sealed class",
        _ => "class",
    };

    private IEnumerable<string> Members(TypeDefinition type, string kind, GenericNames generics)
    {
        if (kind is "enum")
        {
            return [string.Join(", ", type.GetFields().Select(metadata.GetFieldDefinition).Where(field => field.Attributes.HasFlag(FieldAttributes.Static)).Select(field => metadata.GetString(field.Name)))];
        }

        var methods = type.GetMethods().Select(metadata.GetMethodDefinition);
        if (kind is "delegate")
        {
            return methods.Where(method => metadata.StringComparer.Equals(method.Name, "Invoke")).Select(method => Delegated(method, generics));
        }

        return methods.Where(IsVisible).Select(method => Render(method, kind, generics)).OfType<string>()
            .Concat(type.GetFields().Select(metadata.GetFieldDefinition).Where(field => (field.Attributes & FieldAttributes.FieldAccessMask) == FieldAttributes.Public)
                .Select(field => $"{(field.Attributes.HasFlag(FieldAttributes.Static) ? "static " : "")}{field.DecodeSignature(names, generics)} {metadata.GetString(field.Name)}"))
            .Concat(type.GetProperties().Select(property => Render(metadata.GetPropertyDefinition(property), generics)).OfType<string>());
    }

    private string Delegated(MethodDefinition invoke, GenericNames generics)
    {
        var signature = invoke.DecodeSignature(names, generics);
        return $"{signature.ReturnType}({Parameters(invoke, signature)})";
    }

    private string? Render(MethodDefinition method, string kind, GenericNames ofType)
    {
        var name = metadata.GetString(method.Name);
        var protection = (method.Attributes & Access) == MethodAttributes.Public ? "" : "protected ";
        var generics = ofType with { OfMethod = ParameterNames(method.GetGenericParameters()) };
        var signature = method.DecodeSignature(names, generics);
        if (name is ".ctor")
        {
            return $"{protection}ctor({Parameters(method, signature)})";
        }

        if (method.Attributes.HasFlag(MethodAttributes.SpecialName))
        {
            return null;
        }

        var isStatic = method.Attributes.HasFlag(MethodAttributes.Static) ? "static " : "";
        var isVirtual = method.Attributes.HasFlag(MethodAttributes.Virtual) && kind is not "interface" ? "virtual " : "";
        var generic = generics.OfMethod.IsEmpty ? "" : $"<{string.Join(',', generics.OfMethod)}>";
        return $"{protection}{isStatic}{isVirtual}{signature.ReturnType} {name}{generic}({Parameters(method, signature)})";
    }

    private string? Render(PropertyDefinition property, GenericNames generics)
    {
        var accessors = property.GetAccessors();
        var (getter, setter) = (MethodOf(accessors.Getter), MethodOf(accessors.Setter));
        if (!(getter is { } get && IsVisible(get)) && !(setter is { } set && IsVisible(set)))
        {
            return null;
        }

        var isStatic = (getter ?? setter)!.Value.Attributes.HasFlag(MethodAttributes.Static) ? "static " : "";
        var type = property.DecodeSignature(names, generics).ReturnType;
        return $"{isStatic}{type} {metadata.GetString(property.Name)} {{ {Accessor(getter, "get; ")}{Accessor(setter, "set; ")}}}";
    }

    private static string Accessor(MethodDefinition? accessor, string text) =>
        accessor is { } method && (method.Attributes & Access) is MethodAttributes.Public or MethodAttributes.Family ? text : "";

    private static bool IsVisible(MethodDefinition method) =>
        (method.Attributes & Access) is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem;

    private MethodDefinition? MethodOf(MethodDefinitionHandle handle) => handle.IsNil ? null : metadata.GetMethodDefinition(handle);

    private string Parameters(MethodDefinition method, MethodSignature<string> signature)
    {
        var parameters = method.GetParameters().Select(metadata.GetParameter).Where(parameter => parameter.SequenceNumber > 0).OrderBy(parameter => parameter.SequenceNumber);
        return string.Join(", ", parameters.Select(parameter =>
            $"{signature.ParameterTypes[parameter.SequenceNumber - 1]} {metadata.GetString(parameter.Name)}{Default(parameter)}"));
    }

    private string Default(Parameter parameter)
    {
        if (!parameter.Attributes.HasFlag(ParameterAttributes.Optional))
        {
            return "";
        }

        if (parameter.GetDefaultValue() is { IsNil: true })
        {
            return " = default";
        }

        var constant = metadata.GetConstant(parameter.GetDefaultValue());
        return $" = {metadata.GetBlobReader(constant.Value).ReadConstant(constant.TypeCode) ?? "default"}";
    }

    private ImmutableArray<string> ParameterNames(GenericParameterHandleCollection parameters) =>
        [.. parameters.Select(parameter => metadata.GetString(metadata.GetGenericParameter(parameter).Name))];

    private string NameOf(EntityHandle type, GenericNames generics) => type.Kind switch
    {
        HandleKind.TypeDefinition => names.GetTypeFromDefinition(metadata, (TypeDefinitionHandle)type, 0),
        HandleKind.TypeReference => names.GetTypeFromReference(metadata, (TypeReferenceHandle)type, 0),
        _ => names.GetTypeFromSpecification(metadata, generics, (TypeSpecificationHandle)type, 0),
    };
}

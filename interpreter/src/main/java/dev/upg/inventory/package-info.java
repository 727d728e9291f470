/**
 * Ansible's inventory formats, read as they are. {@link dev.upg.inventory.InventoryReader} is the entry. Imports
 * {@code source}, {@code diagnostic} and {@code host}.
 *
 * <p>Which value of a variable counts, from the weakest to the strongest; a later place replaces the whole value (Ansible,
 * "Using variables", "Understanding variable precedence", rows 3 to 9, without the rows of playbooks and roles):
 * <ol>
 * <li>the inventory file's variables of the group {@code all}</li>
 * <li>the inventory file's variables of the other groups: parents before children by depth (the longest way from
 * {@code all}), groups of one depth by {@code ansible_group_priority} (1 if not said, the larger one stronger), then by
 * name</li>
 * <li>{@code group_vars/all}: stronger than what the inventory file says for any group</li>
 * <li>{@code group_vars/GROUP}, in the order of 2</li>
 * <li>the inventory file's variables of the host</li>
 * <li>{@code host_vars/HOST}</li>
 * </ol>
 * {@code group_vars} and {@code host_vars} lie beside the inventory file, or in the inventory folder. For a name the first
 * of {@code NAME}, {@code NAME.yml}, {@code NAME.yaml}, {@code NAME.json} is read; if it is a folder, all files in it in
 * name order, a later one stronger. {@code ansible_group_priority} counts in the inventory only, as in Ansible.
 *
 * <p>A relative {@code ansible_ssh_private_key_file} counts from the working directory, as in Ansible.
 *
 * <p>Differences from Ansible, all on purpose:
 * <ul>
 * <li>A host {@code localhost} of which nothing else is said ({@code ansible_host}, {@code ansible_port},
 * {@code ansible_user}, {@code ansible_connection}) is this machine, without SSH; in Ansible only when the inventory
 * doesn't list it. {@code 127.0.0.1} is reached by SSH unless {@code ansible_connection=local}.</li>
 * <li>Nothing is run and nothing is evaluated: inventory programs and plugins, Jinja, and vaults are refused in words.
 * A value that can't be used is an error only where a playbook, or the connection to a node, wants it.</li>
 * <li>What Ansible passes over with a warning although hosts get lost by it (unknown keys in a group, doubled groups in
 * YAML) is an error.</li>
 * </ul>
 */
package dev.upg.inventory;
